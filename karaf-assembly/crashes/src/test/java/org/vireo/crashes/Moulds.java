package org.vireo.crashes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files that every scene begins with, made once and copied afterwards. Thread-safe. */
final class Moulds {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** Has files lie in a directory; the first time, and only then, somebody makes them. */
    void cast(Path directory, Runnable maker) {
        try {
            if (files.isEmpty()) {
                maker.run();
                try (var made = Files.list(directory)) {
                    for (var file : made.toList()) {
                        files.put(file.getFileName().toString(), Files.readAllBytes(file));
                    }
                }
                return;
            }
            for (var file : files.entrySet()) {
                Files.write(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
