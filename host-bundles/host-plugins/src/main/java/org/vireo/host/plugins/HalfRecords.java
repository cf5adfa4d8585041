package org.vireo.host.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.json.ModelJson;

/**
 * Remembers on the disk what is in use of each plugin, and whether bundles of it were being changed when the agent ended. Confined to
 * whoever holds the lock of {@link Halves}.
 */
final class HalfRecords {
    private static final Logger LOG = LoggerFactory.getLogger(HalfRecords.class);
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final String RECORD = "active.json";
    private static final String CHANGING = "changing";

    private final Path root;

    HalfRecords(Path root) {
        this.root = root;
    }

    /** Ids of all plugins that were ever seen here, in order. */
    List<String> plugins() {
        try (var entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root, e);
        }
    }

    /** What is in use; nothing when the record cannot be read, as the engine sends the half again. */
    Optional<HalfRecord> find(String plugin) {
        Path file = root.resolve(plugin).resolve(RECORD);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), HalfRecord.class));
        } catch (IOException e) {
            LOG.error("What is in use of plugin {} is not known any more: {}", plugin, file, e);
            return Optional.empty();
        }
    }

    /** From now on until {@link #done} the bundles are not what the record says. */
    void changing(String plugin) {
        write(root.resolve(plugin).resolve(CHANGING), new byte[0]);
    }

    boolean wasChanging(String plugin) {
        return Files.exists(root.resolve(plugin).resolve(CHANGING));
    }

    void done(String plugin) {
        delete(root.resolve(plugin).resolve(CHANGING));
    }

    void write(String plugin, HalfRecord record) {
        try {
            write(root.resolve(plugin).resolve(RECORD), JSON.writeValueAsBytes(record));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what is in use of plugin " + plugin, e);
        }
    }

    void forget(String plugin) {
        delete(root.resolve(plugin).resolve(RECORD));
    }

    /** Once its files are gone. */
    void removeDirectory(String plugin) {
        delete(root.resolve(plugin));
    }

    private static void write(Path file, byte[] content) {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
