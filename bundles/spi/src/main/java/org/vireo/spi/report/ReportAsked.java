package org.vireo.spi.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What a run is to tell, checked. Immutable.
 *
 * @param locale of words
 * @param zone of moments and days
 * @param now when it is asked
 * @param from when the period begins
 * @param to the first moment after the period
 * @param objects by kind those that may be told of; kinds that are not in it are not restricted
 * @param numbers by key, all that the report has
 * @param texts choices and names by key; names that were not given are empty
 */
public record ReportAsked(
        Locale locale,
        ZoneId zone,
        Instant now,
        Instant from,
        Instant to,
        Map<ReportParameter.Kind, Set<UUID>> objects,
        Map<String, Long> numbers,
        Map<String, String> texts) {
    /** Refuses missing values; copies the maps. */
    public ReportAsked {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        objects = Map.copyOf(objects);
        numbers = Map.copyOf(numbers);
        texts = Map.copyOf(texts);
    }

    /** A number of the report. */
    public long number(String key) {
        return Objects.requireNonNull(numbers.get(key), key);
    }

    /** A choice or name of the report. */
    public String text(String key) {
        return Objects.requireNonNull(texts.get(key), key);
    }

    /** Whether an object may be told of. */
    public boolean tells(ReportParameter.Kind kind, UUID object) {
        var among = objects.get(kind);
        return among == null || among.contains(object);
    }
}
