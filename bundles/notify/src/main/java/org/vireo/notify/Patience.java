package org.vireo.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait between attempts. Immutable.
 *
 * @param first before the second attempt; each further one waits twice as long
 * @param longest between two attempts
 * @param altogether after which a notification is given up
 */
record Patience(Duration first, Duration longest, Duration altogether) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofDays(1));

    private static final int DOUBLED_OFTEN_ENOUGH = 20;

    /** After so many attempts in vain; the other side may wish for more, as long as that is not beyond all patience. */
    Duration pause(int attempts, Optional<Duration> wish) {
        var doubled = first.multipliedBy(1L << Math.min(attempts, DOUBLED_OFTEN_ENOUGH));
        var own = doubled.compareTo(longest) < 0 ? doubled : longest;
        var wished = wish.filter(w -> w.compareTo(altogether) < 0).orElse(Duration.ZERO);
        return own.compareTo(wished) < 0 ? wished : own;
    }
}
