package org.vireo.host.volumes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;

/**
 * Directories on which domains are mounted, named by the domains' ids; beside each a file tells what was mounted there, for not every
 * kind of file system tells the kernel. Thread-safe: one domain is mounted by one call at a time.
 */
public final class Mounts {
    private static final Logger LOG = LoggerFactory.getLogger(Mounts.class);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Path TABLE = Path.of("/proc/self/mounts");

    private final Path directory;
    private final Program mount;
    private final Program umount;
    /** What this process mounted from where; what an earlier one did is in the files. */
    private final Map<StorageDomainId, String> sources = new ConcurrentHashMap<>();

    private final Map<StorageDomainId, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * Mounts nothing yet.
     *
     * @param directory below which domains are mounted
     * @param mount what mounts
     * @param umount what ends a mount
     */
    public Mounts(Path directory, Program mount, Program umount) {
        this.directory = directory;
        this.mount = mount;
        this.umount = umount;
    }

    /** Where a domain is mounted if it is. */
    public Path directory(StorageDomainId domain) {
        return directory.resolve(domain.toString());
    }

    private Path note(StorageDomainId domain) {
        return directory.resolve(domain + ".source");
    }

    /** Mounts the domain unless it is; one whose file system has gone is mounted anew if nothing uses it. May block beyond the deadline. */
    public Path mount(MountSource source, StorageDomainId domain, Instant deadline) {
        return alone(domain, deadline, () -> {
            Path place = directory(domain);
            Optional<String> present = Attempt.to("read " + TABLE, () -> source(place));
            if (present.isPresent() && (!isFrom(source, domain, present.get()) || gone(place))) {
                end(source, place, present.get(), deadline);
                present = Optional.empty();
            }
            if (present.isEmpty()) {
                Attempt.run("make " + place, () -> PassableDirectories.makeAll(place));
                Attempt.run("note what is mounted on " + place, () -> Files.writeString(note(domain), source.text()));
                mount.run("mount " + source.device(), deadline, source.arguments(place));
                LOG.info("Mounted {} for storage domain {}", source.device(), domain);
            }
            sources.put(domain, source.text());
            return place;
        });
    }

    /** What waits for a server holds up no other domain, and the others of its own only until their deadlines. */
    private <T> T alone(StorageDomainId domain, Instant deadline, Supplier<T> work) {
        var lock = locks.computeIfAbsent(domain, id -> new ReentrantLock());
        try {
            long left = Duration.between(CLOCK.instant(), deadline).toMillis();
            if (!lock.tryLock(Math.max(0, left), TimeUnit.MILLISECONDS)) {
                throw TimedWork.unreachable("storage domain " + domain, "another call waits for it", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TimedWork.unreachable("storage domain " + domain, "interrupted", e);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFrom(MountSource source, StorageDomainId domain, String present) {
        return source.text().equals(sources.get(domain))
                || present.equals(source.device())
                || Attempt.to("read " + note(domain), () -> noted(domain)).equals(Optional.of(source.text()));
    }

    private Optional<String> noted(StorageDomainId domain) throws IOException {
        return Files.exists(note(domain)) ? Optional.of(Files.readString(note(domain))) : Optional.empty();
    }

    /** Whether the program or server behind a mount has left it. */
    private static boolean gone(Path place) {
        try {
            Files.readAttributes(place, BasicFileAttributes.class);
            return false;
        } catch (IOException e) {
            return Attempt.gone(String.valueOf(e.getMessage()));
        }
    }

    /** The server was changed while the domain was not in use, or what was mounted is no longer there. */
    private void end(MountSource source, Path place, String present, Instant deadline) {
        try {
            umount.run("end the mount of " + present, deadline, List.of("--", place.toString()));
        } catch (VireoException e) {
            if (!gone(place)) {
                throw e;
            }
            throw new VireoException(
                    VolumeError.UNREACHABLE,
                    "cannot reach " + source.device() + ": its mount has no connection, and it is in use ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    /** Ends the mount if there is one; one that a guest uses is an error. */
    public void unmount(StorageDomainId domain, Instant deadline) {
        alone(domain, deadline, () -> {
            Path place = directory(domain);
            if (has(domain)) {
                umount.run("end the mount of storage domain " + domain, deadline, List.of("--", place.toString()));
                LOG.info("Ended the mount of storage domain {}", domain);
            }
            Attempt.run("delete " + place, () -> {
                Files.deleteIfExists(place);
                Files.deleteIfExists(note(domain));
            });
            sources.remove(domain);
            return place;
        });
    }

    /** Whether something is mounted for a domain. */
    public boolean has(StorageDomainId domain) {
        return Attempt.to("read " + TABLE, () -> source(directory(domain))).isPresent();
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
