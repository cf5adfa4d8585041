package org.vireo.spi.report;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that may be asked for. Immutable.
 *
 * @param key unique in its report; that of a kind of which a report has one only is its name in small letters
 * @param kind what values it takes
 * @param needed whether a run without it is refused
 * @param fallback what counts when nothing is given; for numbers only
 */
public record ReportParameter(String key, Kind kind, boolean needed, Optional<Long> fallback) {
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
    }

    /** One of a kind of which a report has one only. */
    public static ReportParameter of(Kind kind, boolean needed) {
        return new ReportParameter(kind.name().toLowerCase(Locale.ROOT), kind, needed, Optional.empty());
    }

    /** A number, from 1. */
    public static ReportParameter number(String key, long fallback) {
        return new ReportParameter(key, Kind.NUMBER, false, Optional.of(fallback));
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
        NUMBER;

        /** Whether objects are chosen. */
        public boolean objects() {
            return switch (this) {
                case DATACENTERS, CLUSTERS, HOSTS, VMS, STORAGE_DOMAINS, USERS -> true;
                case PERIOD, GRAIN, DELETED, NUMBER -> false;
            };
        }
    }
}
