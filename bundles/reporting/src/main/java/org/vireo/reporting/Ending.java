package org.vireo.reporting;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what the thread that made it does as soon as somebody wants that: the query under way, and whatever the thread waits for. Looks again
 * and again on a thread of its own until it is closed. Thread-safe, but to be closed by the thread that made it.
 */
final class Ending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Thread worker = Thread.currentThread();
    private final BooleanSupplier wanted;
    private final Thread watch;
    private Statement query;
    private boolean ended;
    private boolean closed;

    /**
     * Begins to look.
     *
     * @param wanted whether it is to end; may block for a moment
     * @param every how often it is asked
     */
    Ending(BooleanSupplier wanted, Duration every) {
        this.wanted = wanted;
        watch = new Thread(() -> look(every), "vireo-report-ending");
        watch.setDaemon(true);
        watch.start();
    }

    /** From now on this query is under way. */
    synchronized void asks(Statement statement) {
        query = statement;
    }

    /** Whether it ended something. */
    synchronized boolean ended() {
        return ended;
    }

    private void look(Duration every) {
        try {
            while (true) {
                Thread.sleep(every.toMillis());
                if (wanted()) {
                    end();
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("closed", e);
        }
    }

    private boolean wanted() {
        try {
            return ended() || wanted.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("It cannot be told now whether a report is to end", e);
            return false;
        }
    }

    /** Repeated, as a query may have begun a moment later. */
    private synchronized void end() {
        if (closed) {
            return;
        }
        ended = true;
        try {
            if (query != null) {
                query.cancel();
            }
        } catch (SQLException e) {
            LOG.debug("A query cannot be ended", e);
        }
        worker.interrupt();
    }

    /** Looks no more; the thread is not interrupted by this any longer. */
    @Override
    public synchronized void close() {
        closed = true;
        watch.interrupt();
        if (ended) {
            var unused = Thread.interrupted();
        }
    }
}
