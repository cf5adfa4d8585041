package org.vireo.host.storage.ceph;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.vireo.host.volumes.Attempt;
import org.vireo.host.volumes.SecretFile;

/** What programs are told of a cluster: a file of root's with the key in it, there for one call and only if one runs. Confined to one thread. */
final class CephConfiguration implements AutoCloseable {
    private final Path directory;
    private final CephTarget target;
    private final Instant deadline;
    private SecretFile file;

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
        return Map.of("CEPH_CONF", file.path().toString(), "MALLOC_ARENA_MAX", "2");
    }

    private SecretFile write() throws IOException {
        return SecretFile.write(
                directory,
                ".conf",
                CephSession.options(target, deadline).entrySet().stream()
                        .map(option -> option.getKey() + " = " + option.getValue())
                        .collect(Collectors.joining("\n", "[global]\n", "\n")));
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
