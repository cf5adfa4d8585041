package org.vireo.jobs;

import java.time.Duration;

/** Wakes all who wait for something to change. A change between looking and waiting is not lost. Thread-safe. */
final class Signal {
    private final Object monitor = new Object();
    private long changes;

    long changes() {
        synchronized (monitor) {
            return changes;
        }
    }

    void raise() {
        synchronized (monitor) {
            changes++;
            monitor.notifyAll();
        }
    }

    /** Blocks until there were more changes than {@code seen}, at most so long. */
    void await(long seen, Duration most) throws InterruptedException {
        var until = System.nanoTime() + most.toNanos();
        synchronized (monitor) {
            while (changes <= seen) {
                var left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                monitor.wait(left);
            }
        }
    }
}
