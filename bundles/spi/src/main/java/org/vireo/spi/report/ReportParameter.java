package org.vireo.spi.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that may be asked for. Immutable.
 *
 * @param key unique in its report; that of a kind of which a report has one only is its name in small letters
 * @param kind what values it takes
 * @param needed whether a run without it is refused
 * @param fallback what counts when nothing is given; for numbers only
 * @param choices at least two for a choice, of which the first counts when nothing is given; else none
 */
public record ReportParameter(String key, Kind kind, boolean needed, Optional<Long> fallback, List<String> choices) {
    /** Refuses missing values, other forms of keys, and numbers without a fallback. */
    public ReportParameter {
        if (!key.matches("[a-z][a-z0-9_]{0,63}")) {
            throw new IllegalArgumentException(
                    "a parameter needs a key of small letters, digits and '_', not '" + key + "'");
        }
        if ((kind == Kind.NUMBER) != fallback.isPresent()) {
            throw new IllegalArgumentException(
                    "numbers, and only they, have a value that counts when none is given: '" + key + "'");
        }
        choices = List.copyOf(choices);
        if ((kind == Kind.CHOICE) ? choices.size() < 2 : !choices.isEmpty()) {
            throw new IllegalArgumentException("choices, and only they, have two or more values: '" + key + "'");
        }
    }

    /** One without choices. */
    public ReportParameter(String key, Kind kind, boolean needed, Optional<Long> fallback) {
        this(key, kind, needed, fallback, List.of());
    }

    /** One of a kind of which a report has one only. */
    public static ReportParameter of(Kind kind, boolean needed) {
        return new ReportParameter(kind.name().toLowerCase(Locale.ROOT), kind, needed, Optional.empty());
    }

    /** A number, from 1. */
    public static ReportParameter number(String key, long fallback) {
        return new ReportParameter(key, Kind.NUMBER, false, Optional.of(fallback));
    }

    /** One of several values, the first of which counts when none is given. */
    public static ReportParameter choice(String key, List<String> choices) {
        return new ReportParameter(key, Kind.CHOICE, false, Optional.empty(), choices);
    }

    /** What something is called. */
    public static ReportParameter name(String key) {
        return new ReportParameter(key, Kind.NAME, false, Optional.empty());
    }

    /** What can be asked for. */
    public enum Kind {
        /** From when until when. */
        PERIOD,
        /** How long what a row stands for is. */
        GRAIN,
        DATACENTERS,
        CLUSTERS,
        HOSTS,
        VMS,
        STORAGE_DOMAINS,
        USERS,
        /** Whether objects that are gone are shown. */
        DELETED,
        NUMBER,
        /** One of several values. */
        CHOICE,
        /** What something is called, of at most 255 characters. */
        NAME;

        /** Whether objects are chosen. */
        public boolean objects() {
            return switch (this) {
                case DATACENTERS, CLUSTERS, HOSTS, VMS, STORAGE_DOMAINS, USERS -> true;
                case PERIOD, GRAIN, DELETED, NUMBER, CHOICE, NAME -> false;
            };
        }
    }
}
