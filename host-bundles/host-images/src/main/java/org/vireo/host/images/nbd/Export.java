package org.vireo.host.images.nbd;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.vireo.model.VireoException;

/** An image while it is served, with its connections. Thread-safe: each of several threads has a connection to itself. */
public final class Export implements AutoCloseable {
    private static final int IDLE = 4;

    private final NbdSource server;
    private final Clock clock;
    private final long size;
    private final boolean changesKnown;
    private final Semaphore room = new Semaphore(NbdServer.CONNECTIONS, true);
    private final Deque<NbdConnection> idle = new ArrayDeque<>();
    private boolean closed;

    private Export(NbdSource server, NbdConnection first, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.size = first.size();
        this.changesKnown = first.changesKnown();
        idle.push(first);
    }

    /** Serves an image; the first connection is kept, for the server ends with the last. */
    public static Export open(NbdServer.Programs programs, String image, NbdServer.Mode mode, Instant deadline) {
        return connected(NbdServer.start(programs, image, mode), deadline);
    }

    /**
     * Reads an image that somebody else serves.
     *
     * @param changes the map that tells what was written, if there is one
     */
    public static Export join(Path socket, String export, Optional<String> changes, Instant deadline) {
        return connected(new RunningServer(socket, export, changes), deadline);
    }

    private static Export connected(NbdSource server, Instant deadline) {
        var clock = Clock.systemUTC();
        try {
            return new Export(server, server.connect(deadline, clock), clock);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Something that uses a connection. */
    @FunctionalInterface
    public interface Work {
        /** Does it; what it throws is passed on. */
        void with(NbdConnection connection) throws IOException;
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }

    /** Whether it is told what was written since a checkpoint. */
    public boolean changesKnown() {
        return changesKnown;
    }

    /** Does something with a connection that nobody else uses meanwhile; waits for one at most until the deadline. */
    public void use(Instant deadline, Work work) throws IOException {
        room.acquireUninterruptibly();
        try {
            var connection = take(deadline);
            try {
                work.with(connection);
            } finally {
                giveBack(connection);
            }
        } finally {
            room.release();
        }
    }

    private NbdConnection take(Instant deadline) {
        synchronized (this) {
            if (closed) {
                throw new VireoException(ImageError.NOT_SERVED, "the image is not served any more");
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return server.connect(deadline, clock);
    }

    private void giveBack(NbdConnection connection) {
        synchronized (this) {
            if (!closed && (idle.isEmpty() || (idle.size() < IDLE && !connection.failed()))) {
                idle.push(connection);
                return;
            }
        }
        connection.close();
    }

    /** Ends it under whoever uses it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        server.close();
        synchronized (this) {
            idle.forEach(NbdConnection::close);
            idle.clear();
        }
    }
}
