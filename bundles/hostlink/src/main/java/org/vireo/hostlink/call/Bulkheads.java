package org.vireo.hostlink.call;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Limits how many calls to one host are under way, so that a slow host does not take the threads of the others. Thread-safe. */
final class Bulkheads {
    private final int limit;
    private final Map<HostId, Semaphore> places = new ConcurrentHashMap<>();

    Bulkheads(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("in_flight_per_host of vireo.hostlink must be at least 1, not " + limit);
        }
        this.limit = limit;
    }

    interface Work<T> {
        T run();
    }

    <T> T within(HostId host, Duration patience, Work<T> work) {
        Semaphore place = places.computeIfAbsent(host, id -> new Semaphore(limit, true));
        enter(host, place, patience);
        try {
            return work.run();
        } finally {
            place.release();
        }
    }

    private void enter(HostId host, Semaphore place, Duration patience) {
        try {
            if (!place.tryAcquire(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS)) {
                throw new VireoException(
                        HostLinkError.HOST_BUSY,
                        "host " + host + " was not asked: " + limit + " calls to it are under way already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(ModelError.HOST_UNREACHABLE, "the call to host " + host + " was interrupted", e);
        }
    }
}
