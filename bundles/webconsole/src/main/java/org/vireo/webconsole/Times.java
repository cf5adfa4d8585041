package org.vireo.webconsole;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time and lengths of time for people, in UTC. Immutable. */
final class Times {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Such as {@code 2026-03-01 14:05:09}. */
    static String text(Instant at) {
        return FORMAT.format(at);
    }

    /** Such as {@code 2026-03-01}. */
    static String day(Instant at) {
        return text(at).substring(0, 10);
    }

    /** Such as {@code 12 s ago}. */
    String ago(Instant at) {
        return length(Duration.between(at, now())) + " ago";
    }

    /** From one point in time to another, such as {@code 1 min 5 s}. */
    static String length(Duration length) {
        var seconds = Math.max(0, length.toSeconds());
        if (seconds < 1) {
            return Math.max(0, length.toMillis()) + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86_400 ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min" : seconds / 86_400 + " days";
    }

    /** Writes a point in time as an element that machines can read too. */
    static void write(Html page, Instant at) {
        page.element("time", text(at), "datetime", at.toString());
    }
}
