package org.vireo.host.storage.nfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vireo.host.volumes.Program;
import org.vireo.model.VireoException;

/** Whether this host can mount what an NFS server exports. */
final class KernelProbe {
    private static final Path FILE_SYSTEMS = Path.of("/proc/filesystems");
    private static final List<Path> MOUNTERS = List.of(Path.of("/sbin/mount.nfs"), Path.of("/usr/sbin/mount.nfs"));
    private static final List<String> LOADERS = List.of("/usr/sbin/modprobe", "/sbin/modprobe");
    private static final int LOADING_SECONDS = 5;

    private KernelProbe() {}

    /** What is missing, as a sentence; empty if nothing is. May load the module of the kernel. */
    static Optional<String> obstacle() {
        if (MOUNTERS.stream().noneMatch(Files::isExecutable)) {
            return Optional.of("there is no program that mounts NFS (package nfs-common)");
        }
        if (known() || (load() && known())) {
            return Optional.empty();
        }
        return Optional.of("its kernel has no NFS client");
    }

    private static boolean known() {
        try {
            return Files.readAllLines(FILE_SYSTEMS).stream()
                    .anyMatch(line -> Arrays.asList(line.split("\\s")).contains("nfs"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean load() {
        try {
            LOADERS.stream()
                    .filter(path -> Files.isExecutable(Path.of(path)))
                    .findFirst()
                    .ifPresent(path -> new Program(path)
                            .run(
                                    "load the kernel's NFS client",
                                    Instant.now().plusSeconds(LOADING_SECONDS),
                                    List.of("-q", "nfs")));
            return true;
        } catch (VireoException e) {
            return false;
        }
    }
}
