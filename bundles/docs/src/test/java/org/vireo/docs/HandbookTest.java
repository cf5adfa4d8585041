package org.vireo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandbookTest {
    private static final Path SOURCES = Path.of("src/main/md");
    /** Comes with the API's bundle. */
    private static final String BROUGHT = "conformance.md";

    private static final Pattern LINK = Pattern.compile("href=\"([^\"#:]+\\.md)\"");

    private static final Pattern PLACE = Pattern.compile("href=\"([^\":]*#[^\"]+)\"");
    private static final Pattern HELP = Pattern.compile("(?:help: |<Help page=)['\"]([a-z#-]+)['\"]");
    private static final Path PORTAL = Path.of("../portal/src/main/web/src");

    @TempDir
    Path folder;

    @Test
    void htmlInAPageIsShownAsText() throws IOException {
        var page = page("# A <script>alert(1)</script> page\n\n<img src=x onerror=alert(1)>");

        assertThat(page)
                .doesNotContain("<script>")
                .doesNotContain("<img")
                .contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void addressesThatRunScriptsAreLeftOut() throws IOException {
        assertThat(page("[x](javascript:alert(1))")).doesNotContain("javascript:");
    }

    @Test
    void tablesAreRendered() throws IOException {
        assertThat(page("| a | b |\n|---|---|\n| 1 | 2 |")).contains("<td>1</td>");
    }

    @Test
    void noPathLeadsOutOfTheManual() throws IOException {
        var handbook = new Handbook(Map.of("index.md", file("# Start")));

        for (var path :
                new String[] {"../index.md", "/index.md", "adr/../index.md", "%2e%2e/index.md", "pom.xml", ""}) {
            assertThat(handbook.page(path)).as(path).isEmpty();
        }
    }

    @Test
    void theFrameEscapesTitlesAndListsAllPages() throws IOException {
        var handbook = new Handbook(Map.of("index.md", file("# Start"), "adr/0001-a.md", file("# A & B")));

        var start = new Frame(handbook, "", "Über & Cloud")
                .around(handbook.page("index.md").orElseThrow(), true);

        assertThat(start).contains("<a href=\"adr/0001-a.md\">A &amp; B</a>").doesNotContain("href=\"index.md\"");
        assertThat(start).contains("<title>Start · Über &amp; Cloud</title>", "Über &amp; Cloud Handbook</a>");
    }

    @Test
    void everyLinkBetweenPagesLeadsToAPage() throws IOException {
        var handbook = new Handbook(sources());

        for (var path : handbook.paths()) {
            var links = LINK.matcher(handbook.page(path).orElseThrow().html());
            while (links.find()) {
                var target = Path.of(path).resolveSibling(links.group(1)).normalize();
                assertThat(target.toString().equals(BROUGHT)
                                || handbook.page(target.toString()).isPresent())
                        .as("%s links to %s, which is there", path, target)
                        .isTrue();
            }
        }
    }

    @Test
    void everyPlaceThatALinkNamesIsThere() throws IOException {
        var handbook = new Handbook(sources());
        var wrong = new ArrayList<String>();
        for (var path : handbook.paths()) {
            for (var link : all(PLACE, handbook.page(path).orElseThrow().html())) {
                var parts = link.split("#", 2);
                var target = parts[0].isEmpty()
                        ? path
                        : Path.of(path).resolveSibling(parts[0]).normalize().toString();
                if (!has(handbook, target, parts[1])) {
                    wrong.add(path + " links to " + link);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyHelpOfThePortalLeadsToAPlace() throws IOException {
        var handbook = new Handbook(sources());
        var helps = new TreeSet<String>();
        try (var files = Files.walk(PORTAL)) {
            for (var file : files.filter(f -> f.toString().matches(".*\\.tsx?")).toList()) {
                helps.addAll(all(HELP, Files.readString(file)));
            }
        }
        assertThat(helps).hasSizeGreaterThan(5);
        assertThat(helps).allSatisfy(help -> {
            var parts = (help + "#").split("#", -1);
            assertThat(handbook.page(parts[0] + ".md")).as(help).isPresent();
            assertThat(parts[1].isEmpty() || has(handbook, parts[0] + ".md", parts[1]))
                    .as(help)
                    .isTrue();
        });
    }

    private static boolean has(Handbook handbook, String path, String place) {
        return handbook.page(path)
                .filter(page -> page.html().contains("id=\"" + place + "\""))
                .isPresent();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, URL> sources() throws IOException {
        var files = new HashMap<String, URL>();
        try (var found = Files.walk(SOURCES)) {
            for (var file : found.filter(f -> f.toString().endsWith(".md")).toList()) {
                files.put(SOURCES.relativize(file).toString(), address(file));
            }
        }
        return files;
    }

    private String page(String markdown) throws IOException {
        return new Handbook(Map.of("p.md", file(markdown)))
                .page("p.md")
                .orElseThrow()
                .html();
    }

    private URL file(String markdown) throws IOException {
        return address(Files.writeString(Files.createTempFile(folder, "page", ".md"), markdown));
    }

    private static URL address(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
