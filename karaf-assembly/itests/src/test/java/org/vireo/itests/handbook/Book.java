package org.vireo.itests.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The handbook's pages in this checkout, and the two pages beside it that tell how to build and run everything. */
final class Book {
    private static final Path ROOT =
            Path.of(System.getProperty("vireo.root", "../..")).toAbsolutePath().normalize();
    private static final Path FOLDER = ROOT.resolve("bundles/docs/src/main/md");

    private Book() {}

    static Path root() {
        return ROOT;
    }

    /** All pages, those of plugins too; the decisions are about the product and tell nobody to type anything. */
    static List<Page> pages() {
        var pages = new ArrayList<>(pagesIn(FOLDER));
        for (var plugin : in(ROOT.resolve("bundles/plugins"))) {
            var folder = plugin.resolve("src/main/resources/handbook");
            if (Files.isDirectory(folder)) {
                pages.addAll(pagesIn(folder));
            }
        }
        pages.add(Page.read(ROOT.resolve("README.md")));
        pages.add(Page.read(ROOT.resolve("CONTRIBUTING.md")));
        return pages;
    }

    private static List<Page> pagesIn(Path folder) {
        return in(folder).stream()
                .filter(file -> file.toString().endsWith(".md"))
                .map(Page::read)
                .toList();
    }

    private static List<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list " + folder, e);
        }
    }
}
