package org.vireo.storage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes rounds on a thread of its own; one that fails is told of and made again. Thread-safe. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final ScheduledExecutorService timer;
    private final Runnable round;
    private final String failed;

    /**
     * None is made yet.
     *
     * @param thread its name
     * @param failed what is logged of a round that failed
     */
    Rounds(String thread, Runnable round, String failed) {
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, thread));
        this.round = round;
        this.failed = failed;
    }

    /**
     * From now on one is made so many seconds after the last has ended.
     *
     * @param key for people: where the seconds are set
     * @param most as many as there may be
     * @throws IllegalArgumentException for less than a second or more than the most, naming the key
     */
    void every(String key, int seconds, int most) {
        if (seconds < 1 || seconds > most) {
            var bounds = most == Integer.MAX_VALUE ? "at least 1" : "from 1 to " + most;
            throw new IllegalArgumentException(key + " must be " + bounds);
        }
        var unused = timer.scheduleWithFixedDelay(this::make, seconds, seconds, TimeUnit.SECONDS);
    }

    /** The same with no upper bound. */
    void every(String key, int seconds) {
        every(key, seconds, Integer.MAX_VALUE);
    }

    /** One is made besides, as soon as none is under way. */
    void now() {
        timer.execute(this::make);
    }

    private void make() {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.warn(failed, e);
        }
    }

    /** No further one is made; one that is under way is interrupted. */
    void stop() {
        timer.shutdownNow();
    }
}
