package org.vireo.history;

import java.time.Duration;
import java.util.Locale;
import org.vireo.history.series.Kept;

/** What is kept for how long. Days end when the month they are in does. */
enum Retention {
    /** For years to come. */
    FULL("24 hours", "2 months", "5 years"),
    /** Little. */
    BASIC("24 hours", "1 month", "0 days");

    private final String samples;
    private final String hours;
    private final String days;

    Retention(String samples, String hours, String days) {
        this.samples = samples;
        this.hours = hours;
        this.days = days;
    }

    static Retention named(String name) {
        for (var one : values()) {
            if (one.name().equalsIgnoreCase(name.strip())) {
                return one;
            }
        }
        throw new IllegalArgumentException("retention in vireo.history.cfg must be full or basic, not " + name);
    }

    /** As PostgreSQL reads a span of time. */
    String samples() {
        return samples;
    }

    String hours() {
        return hours;
    }

    String days() {
        return days;
    }

    /** Shortest months and years it may mean. */
    Kept kept(Duration interval) {
        return switch (this) {
            case FULL -> new Kept(interval, Duration.ofHours(24), Duration.ofDays(59), Duration.ofDays(1825));
            case BASIC -> new Kept(interval, Duration.ofHours(24), Duration.ofDays(28), Duration.ZERO);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + ": samples " + samples + ", hours " + hours + ", days " + days;
    }
}
