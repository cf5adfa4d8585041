package org.vireo.host.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.StorageDomainId;
import org.vireo.model.WireText;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;

/** A directory for each storage domain, in it a file for each record: {@code <id>.<kind>}. Keeps nothing in memory. */
final class RecordBooks {
    private static final int ID = 36;

    private final Path directory;

    RecordBooks(Path directory) {
        this.directory = directory;
    }

    private Path file(StorageDomainId domain, RecordName name) {
        return directory
                .resolve(domain.toString())
                .resolve(name.id() + "." + name.kind().text());
    }

    void write(StorageDomainId domain, RecordName name, String text) {
        try {
            Files.createDirectories(directory.resolve(domain.toString()));
            Files.writeString(file(domain, name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep simulated record " + name, e);
        }
    }

    void delete(StorageDomainId domain, RecordName name) {
        try {
            Files.deleteIfExists(file(domain, name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove simulated record " + name, e);
        }
    }

    Optional<String> read(StorageDomainId domain, RecordName name) {
        try {
            var file = file(domain, name);
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read simulated record " + name, e);
        }
    }

    List<RecordName> names(StorageDomainId domain) {
        var place = directory.resolve(domain.toString());
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.map(file -> nameOf(file.getFileName().toString())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the simulated records of " + domain, e);
        }
    }

    private static RecordName nameOf(String file) {
        var kind = WireText.find(RecordKind.class, file.substring(ID + 1)).orElseThrow();
        return new RecordName(kind, UUID.fromString(file.substring(0, ID)));
    }

    /** Removes all of a domain. */
    void close(StorageDomainId domain) {
        names(domain).forEach(name -> delete(domain, name));
    }
}
