package org.vireo.history.series;

import java.time.Duration;
import java.time.Instant;

/**
 * What there is to read. Immutable.
 *
 * @param interval between two samples
 * @param samples are kept for so long at least
 * @param hours are kept for so long at least
 * @param days are kept for so long at least; zero: there are none
 */
public record Kept(Duration interval, Duration samples, Duration hours, Duration days) {
    private static final Duration LONG = Duration.ofHours(6);

    /**
     * For questions about many objects at once: a long time is not made of samples, which are some hundred thousand in a day of a large
     * installation.
     */
    Kept ofMany(Duration asked) {
        return asked.compareTo(LONG) > 0 ? new Kept(interval, Duration.ZERO, hours, days) : this;
    }

    Duration of(Grain grain) {
        return switch (grain) {
            case SAMPLES -> samples;
            case HOURS -> hours;
            case DAYS -> days;
        };
    }

    /** Whether there are rows of a grain at all. */
    boolean has(Grain grain) {
        return !of(grain).isZero();
    }

    /** Whether all rows since a moment are there. */
    boolean reaches(Grain grain, Instant from, Instant now) {
        return has(grain) && !from.isBefore(now.minus(of(grain)));
    }
}
