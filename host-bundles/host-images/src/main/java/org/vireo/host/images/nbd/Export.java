package org.vireo.host.images.nbd;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** An image while it is served, with its connections. Thread-safe: each of several threads has a connection to itself. */
public final class Export implements AutoCloseable {
    private static final int IDLE = 4;

    private final NbdSource server;
    private final Clock clock;
    private final long size;
    private final boolean changesKnown;
    private final Semaphore room = new Semaphore(NbdServer.CONNECTIONS, true);
    private final Deque<NbdConnection> idle = new ArrayDeque<>();
    private final Set<NbdConnection> busy = new HashSet<>();
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

    /**
     * Does something with a connection that nobody else uses meanwhile. Waits as long as others use all there may be; a new one is made by
     * the deadline or not at all.
     */
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
        var connection = idle().orElseGet(() -> server.connect(deadline, clock));
        synchronized (this) {
            if (!closed) {
                busy.add(connection);
                return connection;
            }
        }
        connection.close();
        throw NbdConnection.over();
    }

    private synchronized Optional<NbdConnection> idle() {
        if (closed) {
            throw NbdConnection.over();
        }
        return Optional.ofNullable(idle.poll());
    }

    private void giveBack(NbdConnection connection) {
        synchronized (this) {
            busy.remove(connection);
            if (!closed && (idle.isEmpty() || (idle.size() < IDLE && !connection.failed()))) {
                idle.push(connection);
                return;
            }
        }
        connection.close();
    }

    /** Ends it under whoever uses it: of what somebody else serves, no more is read than the piece that is being read now. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            busy.forEach(NbdConnection::end);
        }
        server.close();
        synchronized (this) {
            idle.forEach(NbdConnection::close);
            idle.clear();
        }
    }
}
