package org.vireo.host.hooks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.VmId;

/** What scripts must know of a virtual machine for as long as it lives, kept over restarts of the agent. Thread-safe. */
final class VmNotes {
    private static final Logger LOG = LoggerFactory.getLogger(VmNotes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Path directory;

    VmNotes(Path directory) {
        this.directory = directory;
    }

    void properties(VmId vm, Map<String, String> properties) {
        try {
            write(file(vm, "json"), JSON.writeValueAsString(properties));
        } catch (IOException e) {
            LOG.warn("The custom properties of virtual machine {} are not kept for its scripts: {}", vm, e.toString());
        }
    }

    Map<String, String> properties(VmId vm) {
        return read(file(vm, "json"))
                .map(text -> {
                    try {
                        return JSON.readValue(text, TEXTS);
                    } catch (IOException e) {
                        LOG.warn("The custom properties of virtual machine {} cannot be read: {}", vm, e.toString());
                        return null;
                    }
                })
                .orElse(Map.of());
    }

    void description(VmId vm, String xml) {
        try {
            write(file(vm, "xml"), xml);
        } catch (IOException e) {
            LOG.warn("The description of virtual machine {} is not kept for its scripts: {}", vm, e.toString());
        }
    }

    Optional<String> description(VmId vm) {
        return read(file(vm, "xml"));
    }

    void forget(VmId vm) {
        try {
            Files.deleteIfExists(file(vm, "json"));
            Files.deleteIfExists(file(vm, "xml"));
        } catch (IOException e) {
            LOG.warn("Notes on virtual machine {} cannot be removed: {}", vm, e.toString());
        }
    }

    private Path file(VmId vm, String kind) {
        return directory.resolve(vm + "." + kind);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("Cannot read {}: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path part = Files.createTempFile(file.getParent(), "note", ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
