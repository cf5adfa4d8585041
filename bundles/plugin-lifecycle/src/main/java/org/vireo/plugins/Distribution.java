package org.vireo.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The packages that came with the engine: those in its folder are installed by themselves, those below it are at hand. Who can write there
 * can write the engine itself, so they need no signature. Immutable.
 *
 * @param folder that holds them; need not exist
 */
record Distribution(Path folder) {
    private static final int DEEPEST = 2;

    /** Those that are installed by themselves, by name. */
    List<Path> packages() throws IOException {
        return below(1);
    }

    /** Whether a package is, byte for byte, one that came with the engine. */
    boolean brought(Path file) {
        try {
            for (var ours : below(DEEPEST)) {
                if (Files.mismatch(ours, file) < 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not compare " + file + " with the packages in " + folder, e);
        }
    }

    private List<Path> below(int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder, depth)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".kar"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
