package org.vireo.itests.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.body.EnumDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the code can tell of a failure is explained on the page about troubles, and nothing else is. */
class TroubleshootingTest {
    private static final Path PAGE = Book.root().resolve("bundles/docs/src/main/md/troubleshooting.md");

    private static final Pattern ROW_OF_EVENTS = Pattern.compile("(?m)^\\| ([0-9, ]+) \\|");
    private static final Pattern NAME = Pattern.compile("`([A-Z]{2}[A-Z_]+)`");

    /** An event that warns or tells of a failure, by its number or by what stands for it. */
    private static final Pattern TOLD =
            Pattern.compile("\\.(?:error|warning)\\(\\s*(?:VmEvents\\.)?([A-Z_]{2,}|[0-9_]{2,})\\s*,");

    private static final Pattern EITHER =
            Pattern.compile("(?:Event|events)\\s*\\.(?:error|warning)\\([^,;]*\\? ([0-9_]+) : ([0-9_]+)");
    private static final Pattern BY_VARIABLE =
            Pattern.compile("(?:Event|events)\\s*\\.(?:error|warning)\\(\\s*(?:code|\\w+\\.\\w+\\(\\))\\s*,");
    private static final Pattern NUMBER = Pattern.compile("static final int ([A-Z_]+) = ([0-9_]+);");
    /** Files that choose among several numbers, and these numbers; what is told there must be kept up by hand. */
    private static final List<String> CHOOSE = List.of(
            "Backups.java: 10793",
            "FenceHostHandler.java: 107 118 122 137",
            "FenceWatch.java: 9000 9003",
            "QuotaGate.java: 3006 3007 3008 3009 3010 3011",
            "RunReportScheduleHandler.java: 9761 9762",
            "TransferEnds.java: 1033 1034 1035",
            "VmEvents.java:",
            "VmLife.java: 138 145");

    private static List<String> sources() {
        return Stream.of("bundles", "host-bundles")
                .flatMap(folder -> sourcesIn(Book.root().resolve(folder)).stream())
                .toList();
    }

    private static List<String> sourcesIn(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(
                            f -> f.toString().endsWith(".java") && f.toString().contains("/src/main/java/"))
                    .map(f -> "// " + f.getFileName() + "\n" + read(f))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not walk " + folder, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names() {
        var parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
        return sources().stream()
                .filter(source -> source.contains("implements ErrorCode"))
                .flatMap(source ->
                        parser.parse(source).getResult().orElseThrow().findAll(EnumDeclaration.class).stream())
                .filter(e -> e.getImplementedTypes().stream()
                        .anyMatch(type -> type.getNameAsString().equals("ErrorCode")))
                .flatMap(e -> e.getEntries().stream())
                .map(entry -> entry.getNameAsString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> numbers() {
        var numbers = new TreeSet<String>();
        var constants = String.join("\n", sources());
        for (var source : sources()) {
            TOLD.matcher(source).results().forEach(m -> numbers.addAll(meant(m.group(1), source, constants)));
            EITHER.matcher(source).results().forEach(m -> numbers.addAll(Set.of(m.group(1), m.group(2))));
        }
        CHOOSE.forEach(
                line -> Stream.of(line.substring(line.indexOf(':') + 1).strip().split(" ", -1))
                        .filter(number -> !number.isEmpty())
                        .forEach(numbers::add));
        return numbers.stream().map(n -> n.replace("_", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The number that is meant: itself, or that of a constant, of the same file before one of the events of machines. */
    private static Set<String> meant(String word, String source, String constants) {
        if (Character.isDigit(word.charAt(0))) {
            return Set.of(word);
        }
        var here = valuesOf(word, source);
        return here.isEmpty() ? valuesOf(word, constants) : here;
    }

    private static Set<String> valuesOf(String word, String text) {
        return NUMBER.matcher(text)
                .results()
                .filter(m -> m.group(1).equals(word))
                .map(m -> m.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyNameOfAnErrorIsExplained() {
        assertThat(all(NAME, read(PAGE))).isEqualTo(names());
        assertThat(names()).hasSizeGreaterThan(60);
    }

    @Test
    void everyEventThatWarnsIsExplained() {
        var explained = ROW_OF_EVENTS
                .matcher(read(PAGE).substring(read(PAGE).indexOf("## Events")))
                .results()
                .flatMap(m -> Stream.of(m.group(1).split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).isEqualTo(numbers());
    }

    @Test
    void noOtherFileChoosesAmongNumbers() {
        var choosing = sources().stream()
                .filter(source -> BY_VARIABLE.matcher(source).find() && !source.startsWith("// Event.java"))
                .map(source -> source.substring(3, source.indexOf('\n')))
                .toList();

        assertThat(CHOOSE.stream().map(line -> line.substring(0, line.indexOf(':'))))
                .containsAll(choosing);
    }
}
