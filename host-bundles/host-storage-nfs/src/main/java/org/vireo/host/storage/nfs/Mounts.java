package org.vireo.host.storage.nfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.volumes.Attempt;
import org.vireo.model.StorageDomainId;

/** Directories on which domains are mounted, named by the domains' ids. Thread-safe: one domain is mounted by one call at a time. */
final class Mounts {
    private static final Logger LOG = LoggerFactory.getLogger(Mounts.class);
    private static final Path TABLE = Path.of("/proc/self/mounts");

    private final Path directory;
    private final Program mount;
    private final Program umount;
    /** What this process mounted from where; what an earlier one did is in the table of the kernel. */
    private final Map<StorageDomainId, String> sources = new ConcurrentHashMap<>();

    Mounts(Path directory, Program mount, Program umount) {
        this.directory = directory;
        this.mount = mount;
        this.umount = umount;
    }

    Path directory(StorageDomainId domain) {
        return directory.resolve(domain.toString());
    }

    /** Mounts the domain unless it is. */
    Path mount(NfsTarget target, StorageDomainId domain, Instant deadline) {
        Path place = directory(domain);
        sources.compute(domain, (id, known) -> {
            Optional<String> present = Attempt.to("read " + TABLE, () -> source(place));
            if (present.isPresent()) {
                if (target.source().equals(known) || present.get().equals(target.source())) {
                    return target.source();
                }
                // the server's address was changed while the domain was not in use
                umount.run("end the mount of " + present.get(), deadline, List.of("--", place.toString()));
            }
            Attempt.run("make " + place, () -> Files.createDirectories(place));
            mount.run("mount " + target, deadline, arguments(target, place));
            LOG.info("Mounted {} for storage domain {}", target, domain);
            return target.source();
        });
        return place;
    }

    static List<String> arguments(NfsTarget target, Path place) {
        var options = new ArrayList<>(List.of("soft", "nosuid", "nodev", "noexec"));
        if (!target.options().contains("sharecache")) {
            options.add("nosharecache");
        }
        options.add("timeo=" + target.timeout().toMillis() / 100);
        options.add("retrans=" + target.retrans());
        if (!target.version().isEmpty()) {
            options.add("vers=" + target.version());
        }
        options.addAll(target.options());
        return List.of("-t", "nfs", "-o", String.join(",", options), "--", target.source(), place.toString());
    }

    /** Ends the mount if there is one; one that a guest uses is an error. */
    void unmount(StorageDomainId domain, Instant deadline) {
        Path place = directory(domain);
        sources.compute(domain, (id, known) -> {
            if (Attempt.to("read " + TABLE, () -> source(place)).isPresent()) {
                umount.run("end the mount of storage domain " + domain, deadline, List.of("--", place.toString()));
                LOG.info("Ended the mount of storage domain {}", domain);
            }
            Attempt.run("delete " + place, () -> Files.deleteIfExists(place));
            return null;
        });
    }

    /** What is mounted on a directory; the last line counts. */
    private static Optional<String> source(Path place) throws IOException {
        return Files.readAllLines(TABLE).stream()
                .map(line -> line.split(" ", 3))
                .filter(words -> words.length == 3 && words[1].equals(place.toString()))
                .map(words -> words[0])
                .reduce((first, last) -> last);
    }
}
