package org.vireo.host.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** The saved memory of suspended virtual machines: {@code <id>.save} is whole, {@code <id>.part} is being written. Thread-safe. */
final class SavedStates {
    private static final String WHOLE = ".save";
    private static final String PART = ".part";
    /** libvirt puts this in the first bytes when all else is written. */
    private static final byte[] COMPLETE = "LibvirtQemudSave".getBytes(StandardCharsets.US_ASCII);

    private final Path directory;

    SavedStates(Path directory) {
        this.directory = directory;
    }

    Path part(VmId vm) {
        return directory.resolve(vm + PART);
    }

    Optional<Path> find(VmId vm) {
        Path file = directory.resolve(vm + WHOLE);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /** What was being written is whole now. */
    void complete(VmId vm) {
        try {
            Files.move(part(vm), directory.resolve(vm + WHOLE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED, "cannot keep the saved memory of virtual machine " + vm, e);
        }
    }

    void forget(VmId vm) {
        try {
            Files.deleteIfExists(part(vm));
            Files.deleteIfExists(directory.resolve(vm + WHOLE));
        } catch (IOException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED, "cannot remove the saved memory of virtual machine " + vm, e);
        }
    }

    /** Takes over what libvirt finished writing while this agent was not there, and drops what it did not; true if there is one now. */
    boolean recover(VmId vm) {
        if (startsComplete(part(vm))) {
            complete(vm);
        }
        if (find(vm).isPresent()) {
            return true;
        }
        forget(vm);
        return false;
    }

    private static boolean startsComplete(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(COMPLETE.length), COMPLETE);
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot read " + file, e);
        }
    }

    Set<VmId> all() {
        var all = new HashSet<VmId>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(WHOLE))
                    .forEach(name -> all.add(VmId.of(name.substring(0, name.length() - WHOLE.length()))));
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot list saved virtual machines", e);
        }
        return all;
    }
}
