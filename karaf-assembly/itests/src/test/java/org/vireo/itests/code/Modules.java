package org.vireo.itests.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The modules of this checkout, found by their poms. */
final class Modules {
    private static final List<String> FOLDERS =
            List.of("kit", "bundles", "bundles/plugins", "host-bundles", "karaf-assembly");

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Modules() {}

    static Path root() {
        return Path.of(System.getProperty("vireo.root", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    static List<Path> all() {
        var modules = new ArrayList<Path>();
        FOLDERS.forEach(folder -> modules.addAll(in(folder)));
        return modules;
    }

    /** Those that the pom of a folder of the checkout names and that have code. */
    static List<Path> in(String folder) {
        var parent = root().resolve(folder);
        try {
            return MODULE.matcher(Files.readString(parent.resolve("pom.xml")))
                    .results()
                    .map(m -> parent.resolve(m.group(1)))
                    .filter(m -> Files.isDirectory(m.resolve("src/main/java")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list the modules in " + folder, e);
        }
    }
}
