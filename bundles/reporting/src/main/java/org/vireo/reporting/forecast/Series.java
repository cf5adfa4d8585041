package org.vireo.reporting.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values by day, in percent. Immutable but for its array, which nobody changes.
 *
 * @param start the first day
 * @param values of each day from then on; the first and the last one were measured, others may be {@link Double#NaN}
 */
record Series(LocalDate start, double[] values) {
    /** Of what was measured; nothing else, and at least one day. */
    static Series of(Map<LocalDate, Double> measured) {
        var sorted = new TreeMap<>(measured);
        var start = sorted.firstKey();
        var values = new double[(int) ChronoUnit.DAYS.between(start, sorted.lastKey()) + 1];
        Arrays.fill(values, Double.NaN);
        sorted.forEach((day, value) -> values[(int) ChronoUnit.DAYS.between(start, day)] = value);
        return new Series(start, values);
    }

    LocalDate end() {
        return start.plusDays(values.length - 1L);
    }

    double last() {
        return values[values.length - 1];
    }

    int measured() {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }
}
