package org.vireo.history.series;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** How long the rows of a view stand for. Days are those of UTC. */
enum Grain {
    SAMPLES("samples", "u.history_datetime", "timestamptz"),
    HOURS("hourly", "u.history_datetime", "timestamptz"),
    DAYS("daily", "u.history_datetime::timestamp at time zone 'UTC'", "date");

    private final String suffix;
    private final String moment;
    private final String type;

    Grain(String suffix, String moment, String type) {
        this.suffix = suffix;
        this.moment = moment;
        this.type = type;
    }

    /** How long a row stands for, where samples are this far apart. */
    Duration length(Duration interval) {
        return switch (this) {
            case SAMPLES -> interval;
            case HOURS -> Duration.ofHours(1);
            case DAYS -> Duration.ofDays(1);
        };
    }

    /** End of the names of its views. */
    String suffix() {
        return suffix;
    }

    /** The moment at which a row {@code u} begins, in SQL. */
    String moment() {
        return moment;
    }

    /** The moment at which it ends, or a sample is followed by the next at the latest, in SQL. */
    String end() {
        return moment + " + interval '" + (this == DAYS ? "1 day" : "1 hour") + "'";
    }

    /** Type of the column {@code history_datetime}, in SQL. */
    String type() {
        return type;
    }

    /** A moment as that column has it. */
    Object value(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        return this == DAYS ? utc.toLocalDate() : utc;
    }

    /** As answers name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
