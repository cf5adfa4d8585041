package org.vireo.host.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.storage.VolumeState;

/** A directory for each storage domain, in it a small file for each volume. Calls for one volume come one after the other. */
final class VolumeBooks {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final String SUFFIX = ".json";

    private final Path directory;

    VolumeBooks(Path directory) {
        this.directory = directory;
    }

    Map<StorageDomainId, Map<DiskId, VolumeState>> load() {
        var found = new HashMap<StorageDomainId, Map<DiskId, VolumeState>>();
        try {
            for (Path domain : list(directory)) {
                var volumes = new ConcurrentHashMap<DiskId, VolumeState>();
                for (Path file : list(domain)) {
                    var state = JSON.readValue(Files.readAllBytes(file), VolumeState.class);
                    volumes.put(state.id(), state);
                }
                found.put(StorageDomainId.of(domain.getFileName().toString()), volumes);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the simulated storage in " + directory, e);
        }
    }

    private static List<Path> list(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.toList();
        }
    }

    void open(StorageDomainId domain) {
        try {
            Files.createDirectories(directory.resolve(domain.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the simulated storage domain " + domain, e);
        }
    }

    void close(StorageDomainId domain) {
        try {
            Files.deleteIfExists(directory.resolve(domain.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the simulated storage domain " + domain, e);
        }
    }

    void write(StorageDomainId domain, VolumeState state) {
        try {
            Files.write(file(domain, state.id()), JSON.writeValueAsBytes(state));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep simulated volume " + state.id(), e);
        }
    }

    void remove(StorageDomainId domain, DiskId volume) {
        try {
            Files.deleteIfExists(file(domain, volume));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove simulated volume " + volume, e);
        }
    }

    private Path file(StorageDomainId domain, DiskId volume) {
        return directory.resolve(domain.toString()).resolve(volume + SUFFIX);
    }
}
