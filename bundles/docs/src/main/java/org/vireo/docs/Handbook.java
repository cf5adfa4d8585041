package org.vireo.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The pages of the manual, read once; a page's path is that of its file, such as {@code adr/0001-platform.md}. A path is only ever
 * looked up among these, so no path reaches any other file. Immutable.
 */
final class Handbook {
    static final String START = "index.md";

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    // HTML inside a page is shown as text, and addresses other than http, https and mailto are left out.
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> new Anchors())
            .build();

    private final Map<String, Page> pages = new TreeMap<>();

    /**
     * A page ready to be sent.
     *
     * @param title plain text
     * @param html escaped
     * @param sections what a search reads
     */
    record Page(String title, String html, List<Section> sections) {
        Page {
            sections = List.copyOf(sections);
        }
    }

    Handbook(Map<String, URL> files) {
        files.forEach((path, file) -> pages.put(path, render(path, file)));
    }

    Optional<Page> page(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    List<String> paths() {
        return List.copyOf(pages.keySet());
    }

    private static Page render(String path, URL file) {
        var document = PARSER.parse(read(file));
        return new Page(title(document).orElse(path), RENDERER.render(document), Section.of(document));
    }

    private static Optional<String> title(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                return Optional.of(TextContentRenderer.builder().build().render(node));
            }
        }
        return Optional.empty();
    }

    private static String read(URL file) {
        try (var in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the manual's page " + file, e);
        }
    }
}
