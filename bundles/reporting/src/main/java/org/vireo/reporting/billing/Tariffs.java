package org.vireo.reporting.billing;

import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The prices of a list in all months. Immutable.
 *
 * @param name of the list
 * @param byMonth by the first month in which they count
 */
public record Tariffs(String name, NavigableMap<YearMonth, Tariff> byMonth) {
    /** Copies the map. */
    public Tariffs {
        byMonth = new TreeMap<>(byMonth);
    }

    /** Those that count in a month. */
    public Optional<Tariff> in(YearMonth month) {
        return Optional.ofNullable(byMonth.floorEntry(month)).map(entry -> entry.getValue());
    }
}
