package org.vireo.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** The name of this engine node, made once and kept in a file, so that a restarted engine knows its own jobs. */
final class NodeName {
    private NodeName() {}

    static String keptIn(Path file) {
        try {
            if (Files.exists(file)) {
                var kept = Files.readString(file).trim();
                if (!kept.isEmpty()) {
                    return kept;
                }
            }
            return make(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the name of this node in " + file, e);
        }
    }

    private static String make(Path file) throws IOException {
        var name = UUID.randomUUID().toString();
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, name + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return name;
    }
}
