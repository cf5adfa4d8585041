package org.vireo.reporting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.spi.report.ReportAsked;
import org.vireo.spi.report.ReportParameter.Kind;

/**
 * What a run is to tell, checked. Immutable.
 *
 * @param locale of words
 * @param zone of moments and days
 * @param now when it is asked
 * @param period it is about
 * @param grain of its rows
 * @param hours whether hours are asked, or days
 * @param objects by kind those that may be told of; kinds that are not in it are not restricted
 * @param deleted whether objects that are gone are shown
 * @param numbers by key
 * @param texts choices and names by key
 */
record Asked(
        Locale locale,
        ZoneId zone,
        Instant now,
        Period period,
        Grain grain,
        boolean hours,
        Map<Kind, Set<UUID>> objects,
        boolean deleted,
        Map<String, Long> numbers,
        Map<String, String> texts) {
    Asked {
        objects = Map.copyOf(objects);
        numbers = Map.copyOf(numbers);
        texts = Map.copyOf(texts);
    }

    /** For a step. */
    ReportAsked forStep() {
        return new ReportAsked(locale, zone, now, period.from(), period.to(), objects, numbers, texts);
    }

    /** Those that may be told of, or nothing when there is no restriction. */
    Optional<Set<UUID>> among(Kind kind) {
        return Optional.ofNullable(objects.get(kind));
    }
}
