package org.vireo.crashes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import org.vireo.inventory.store.TestStore;

/** A database and a directory in memory where there is one, for one scene after the other. */
final class World implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final TestStore store = new TestStore();
    private final Path root = make();
    private final Moulds moulds = new Moulds();
    private final Readings readings = new Readings();
    private int scenes;

    /** What is done with a scene. */
    interface Act<T> {
        T with(Scene scene) throws InterruptedException;
    }

    private static Path make() {
        try {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "vireo-crashes")
                    : Files.createTempDirectory("vireo-crashes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a new scene, which is gone afterwards. */
    <T> T play(Act<T> act) throws InterruptedException, SQLException, IOException {
        var directory = Files.createDirectory(root.resolve("scene-" + ++scenes));
        try (var scene = new Scene(store, directory, moulds, readings)) {
            return act.with(scene);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
        delete(root);
    }
}
