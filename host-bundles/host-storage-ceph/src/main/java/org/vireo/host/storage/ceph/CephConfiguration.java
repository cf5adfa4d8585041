package org.vireo.host.storage.ceph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.vireo.host.volumes.Attempt;

/** What programs are told of a cluster: a file of root's with the key in it, there for one call and only if one runs. Confined to one thread. */
final class CephConfiguration implements AutoCloseable {
    private final Path directory;
    private final CephTarget target;
    private final Instant deadline;
    private Path file;

    CephConfiguration(Path directory, CephTarget target, Instant deadline) {
        this.directory = directory;
        this.target = target;
        this.deadline = deadline;
    }

    /** Variables that lead to it. */
    Map<String, String> environment() {
        if (file == null) {
            file = Attempt.to("write down how to reach " + target, this::write);
        }
        // each of the library's many threads would set address space aside for itself
        return Map.of("CEPH_CONF", file.toString(), "MALLOC_ARENA_MAX", "2");
    }

    private Path write() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Path made = Files.createTempFile(
                directory,
                "call",
                ".conf",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                made,
                CephSession.options(target, deadline).entrySet().stream()
                        .map(option -> option.getKey() + " = " + option.getValue())
                        .collect(Collectors.joining("\n", "[global]\n", "\n")));
        return made;
    }

    @Override
    public void close() {
        if (file != null) {
            Attempt.run("delete " + file, () -> Files.deleteIfExists(file));
        }
    }
}
