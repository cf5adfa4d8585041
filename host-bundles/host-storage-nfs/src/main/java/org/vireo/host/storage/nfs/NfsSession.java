package org.vireo.host.storage.nfs;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.vireo.host.volumes.UnreachableException;

/** A connection of libnfs to one exported directory, for the time of one call. Confined to one thread. */
final class NfsSession implements AutoCloseable {
    static final int NOT_FOUND = -2;
    static final int DENIED = -13;
    static final int READ_ONLY = -30;
    /** What a server says; any other number is how libnfs tells that none spoke. */
    private static final Set<Integer> ANSWERS =
            Set.of(1, 2, 13, 17, 18, 20, 21, 22, 27, 28, 30, 36, 39, 70, 95, 116, 122);
    /** What a server says when it is asked for a directory. */
    private static final Set<Integer> REFUSALS = Set.of(2, 13, 20);
    /** One SYN and one more: about three seconds for a server that is not there. */
    private static final int SYNS = 2;

    private final LibnfsLibrary library;
    private final NfsTarget target;
    private final Instant deadline;
    private final Clock clock;
    private final Pointer context;

    /** Connects; throws {@link UnreachableException} when the server does not answer in time. */
    static NfsSession open(LibnfsLibrary library, NfsTarget target, Instant deadline, Clock clock) throws IOException {
        var session = new NfsSession(library, target, deadline, clock);
        try {
            session.mount();
            return session;
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private NfsSession(LibnfsLibrary library, NfsTarget target, Instant deadline, Clock clock) {
        this.library = library;
        this.target = target;
        this.deadline = deadline;
        this.clock = clock;
        context = library.nfs_init_context();
        library.nfs_set_autoreconnect(context, 0);
        library.nfs_set_tcp_syncnt(context, SYNS);
        library.nfs_set_dircache(context, 0);
    }

    private void mount() throws IOException {
        int end = call((nfs, at) -> nfs.nfs_mount(at, target.address(), target.path()));
        if (end < 0 && !REFUSALS.contains(-end)) {
            throw unreachable();
        }
        check("", end);
    }

    /** One request to the server. */
    @FunctionalInterface
    interface Request {
        int send(LibnfsLibrary nfs, Pointer context);
    }

    /** What the request ends with, an error included. */
    int call(Request request) throws IOException {
        var left = Duration.between(clock.instant(), deadline);
        if (left.isNegative() || left.isZero()) {
            throw new UnreachableException(target + " did not answer in time");
        }
        var patience = target.timeout().multipliedBy(target.retrans() + 1L);
        library.nfs_set_timeout(context, (int)
                Math.max(1, (left.compareTo(patience) < 0 ? left : patience).toMillis()));
        return request.send(library, context);
    }

    /** Throws what an error means for a file. */
    int check(String path, int end) throws IOException {
        if (end >= 0) {
            return end;
        }
        String file = path.isEmpty() ? target.toString() : target + "/" + path;
        if (!ANSWERS.contains(-end)) {
            throw unreachable();
        }
        throw switch (-end) {
            case 1, 13 -> new AccessDeniedException(file);
            case 2 -> new NoSuchFileException(file);
            case 17 -> new FileAlreadyExistsException(file);
            case 20 -> new NotDirectoryException(file);
            case 28 -> new FileSystemException(file, null, "No space left on device");
            case 39 -> new DirectoryNotEmptyException(file);
            case 122 -> new FileSystemException(file, null, "Disk quota exceeded");
            default -> new FileSystemException(file, null, words());
        };
    }

    private UnreachableException unreachable() {
        return new UnreachableException(target + " does not answer: " + words());
    }

    private String words() {
        return String.valueOf(library.nfs_get_error(context)).strip();
    }

    /** The result of a request that succeeds. */
    int require(String path, Request request) throws IOException {
        return check(path, call(request));
    }

    NfsTarget target() {
        return target;
    }

    @Override
    public void close() {
        library.nfs_destroy_context(context);
    }
}
