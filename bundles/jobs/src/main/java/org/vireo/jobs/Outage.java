package org.vireo.jobs;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a database that is away for a moment from other failures, and waits until it is back. Thread-safe. */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final BooleanSupplier stopping;
    private final long pauseMillis;

    Outage(BooleanSupplier stopping, long pauseMillis) {
        this.stopping = stopping;
        this.pauseMillis = pauseMillis;
    }

    /** Whether the database was lost, shut down or asked to repeat the transaction. */
    static boolean causes(Throwable failure) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        for (var at = failure; at != null && seen.add(at); at = at.getCause()) {
            if (at instanceof SQLException sql && passes(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(SQLException e) {
        if (e instanceof SQLTransientException || e instanceof SQLRecoverableException) {
            return true;
        }
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        // connection lost, being shut down or started, out of connections, serialization failure, deadlock
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.equals("40001")
                || state.equals("40P01");
    }

    /** Does the work, again and again while the database is away. */
    <T> T survive(String what, Supplier<T> work) {
        var told = false;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (stopping.getAsBoolean() || !causes(e)) {
                    throw e;
                }
                if (!told) {
                    LOG.warn("The database is away; trying again until it is back: {}", what, e);
                    told = true;
                }
                pause();
            }
        }
    }

    void survive(String what, Runnable work) {
        survive(what, () -> {
            work.run();
            return null;
        });
    }

    /** Lets a moment pass. */
    void pause() {
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt("interrupted");
        }
    }
}
