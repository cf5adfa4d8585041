package org.vireo.host.hooks;

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
import org.vireo.host.spi.hook.HookedVm;
import org.vireo.model.VmId;
import org.vireo.model.json.ModelJson;

/** What scripts must know of a virtual machine for as long as it lives, kept over restarts of the agent. Thread-safe. */
final class VmNotes {
    private static final Logger LOG = LoggerFactory.getLogger(VmNotes.class);
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private final Path directory;

    VmNotes(Path directory) {
        this.directory = directory;
    }

    void keep(HookedVm vm) {
        try {
            write(file(vm.vm(), "json"), JSON.writeValueAsString(vm));
        } catch (IOException e) {
            LOG.warn("The properties of virtual machine {} are not kept for its scripts: {}", vm.vm(), e.toString());
        }
    }

    /** One of which nothing is known has no properties. */
    HookedVm find(VmId vm) {
        try {
            var text = read(file(vm, "json"));
            if (text.isPresent()) {
                return JSON.readValue(text.get(), HookedVm.class);
            }
        } catch (IOException e) {
            LOG.warn("The properties of virtual machine {} cannot be read: {}", vm, e.toString());
        }
        return new HookedVm(vm, Map.of(), Map.of());
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
