package org.vireo.host.plugins;

import java.time.Duration;

/** A point on the machine's own clock that nobody sets. Immutable. */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Never negative. */
    long millisLeft() {
        return Math.max(0, (nanos - System.nanoTime()) / 1_000_000);
    }

    /** The same, but not before some time from now. */
    Deadline notBefore(Duration time) {
        return new Deadline(Math.max(nanos, in(time).nanos()));
    }

    boolean passed() {
        return millisLeft() == 0;
    }
}
