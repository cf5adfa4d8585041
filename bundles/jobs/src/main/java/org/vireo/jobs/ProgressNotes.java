package org.vireo.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets through one note of progress a second at most; a note that cannot be kept is no failure. Thread-safe. */
final class ProgressNotes implements IntConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressNotes.class);
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Clock clock;
    private final IntConsumer keep;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    ProgressNotes(Clock clock, IntConsumer keep) {
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    public void accept(int percent) {
        var now = clock.instant();
        var before = last.get();
        if (now.isBefore(before.plus(LEAST)) || !last.compareAndSet(before, now)) {
            return;
        }
        try {
            keep.accept(percent);
        } catch (RuntimeException e) {
            LOG.debug("Progress of {} % was not kept", percent, e);
        }
    }
}
