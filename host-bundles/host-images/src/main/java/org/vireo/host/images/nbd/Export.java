package org.vireo.host.images.nbd;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.vireo.model.VireoException;

/** An image while it is served, with its connections. Thread-safe: each of several threads has a connection to itself. */
public final class Export implements AutoCloseable {
    private static final int IDLE = 4;

    private final NbdServer server;
    private final Clock clock;
    private final long size;
    private final Semaphore room = new Semaphore(NbdServer.CONNECTIONS, true);
    private final Deque<NbdConnection> idle = new ArrayDeque<>();
    private boolean closed;

    private Export(NbdServer server, NbdConnection first, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.size = first.size();
        idle.push(first);
    }

    /** Serves an image; the first connection is kept, for the server ends with the last. */
    public static Export open(NbdServer.Programs programs, String image, NbdServer.Mode mode, Instant deadline) {
        var clock = Clock.systemUTC();
        var server = NbdServer.start(programs, image, mode);
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
