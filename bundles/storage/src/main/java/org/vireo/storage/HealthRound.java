package org.vireo.storage;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.HostId;
import org.vireo.protocol.storage.StorageSpace;

/**
 * Hosts that are asked for one domain, a few at a time: one that answers at once is followed by the next, and a domain that answers
 * nobody takes no more than those few threads. Thread-safe.
 */
final class HealthRound {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRound.class);
    private static final int AT_A_TIME = 3;

    private final Queue<HostId> left;
    private final Consumer<HealthRound> end;
    private final AtomicInteger workers;
    private final Map<HostId, StorageSpace> spaces = new ConcurrentHashMap<>();
    private final Map<HostId, RuntimeException> failures = new ConcurrentHashMap<>();

    /** {@code end} is called once, by the last that asks. */
    HealthRound(Collection<HostId> hosts, Consumer<HealthRound> end) {
        this.left = new ConcurrentLinkedQueue<>(hosts);
        this.end = end;
        this.workers = new AtomicInteger(Math.min(AT_A_TIME, hosts.size()));
    }

    /** Asks; at the deadline nobody further is asked. */
    void begin(Executor threads, Instant deadline, Clock clock, Function<HostId, StorageSpace> ask) {
        int count = workers.get();
        for (int i = 0; i < count; i++) {
            try {
                threads.execute(() -> work(deadline, clock, ask));
            } catch (RejectedExecutionException e) {
                LOG.debug("the engine stops", e);
            }
        }
    }

    private void work(Instant deadline, Clock clock, Function<HostId, StorageSpace> ask) {
        try {
            for (var host = left.poll(); host != null; host = left.poll()) {
                if (clock.instant().isAfter(deadline)) {
                    return;
                }
                askOne(host, ask);
            }
        } finally {
            if (workers.decrementAndGet() == 0) {
                conclude();
            }
        }
    }

    private void askOne(HostId host, Function<HostId, StorageSpace> ask) {
        try {
            spaces.put(host, ask.apply(host));
        } catch (RuntimeException e) {
            failures.put(host, e);
        }
    }

    private void conclude() {
        try {
            end.accept(this);
        } catch (RuntimeException e) {
            LOG.warn("what hosts told of a storage domain was not kept; they are asked again", e);
        }
    }

    /** As one of those that reach the domain told it. */
    Optional<StorageSpace> space() {
        return spaces.values().stream().findFirst();
    }

    Set<HostId> reached() {
        return spaces.keySet();
    }

    Map<HostId, RuntimeException> failures() {
        return failures;
    }

    /** What stands for all failures when nobody reached the domain: what one host told. */
    Optional<RuntimeException> failure() {
        return failures.values().stream().findFirst();
    }
}
