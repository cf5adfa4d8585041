package org.vireo.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.history.Measured.Column;
import org.vireo.history.Measured.Looks;
import org.vireo.history.Measured.Sum;

/** What the published views must say, worked out from what was measured and nothing else. */
final class FromRaw {
    private static final String UNKNOWN = "-";

    private final RawWeek raw;

    FromRaw(RawWeek raw) {
        this.raw = raw;
    }

    private record Sample(Instant at, Map<String, Object> values) {}

    /** The lines of the samples of some moments. */
    List<String> samples(Measured measured, Collection<Instant> moments) {
        var lines = new TreeSet<String>();
        for (var at : moments) {
            raw.samples(measured, at)
                    .forEach(values -> lines.add(
                            text(measured, group(measured, values, at), List.of(new Sample(at, values)), false)));
        }
        return List.copyOf(lines);
    }

    /** The lines of what moments sum up to, which are all of one hour or day that begins at {@code start}. */
    List<String> summed(Measured measured, Instant start, Collection<Instant> moments) {
        var groups = new TreeMap<String, List<Sample>>();
        for (var at : new TreeSet<>(moments)) {
            raw.samples(measured, at)
                    .forEach(values -> groups.computeIfAbsent(group(measured, values, start), any -> new ArrayList<>())
                            .add(new Sample(at, values)));
        }
        return groups.entrySet().stream()
                .map(entry -> text(measured, entry.getKey(), entry.getValue(), true))
                .sorted()
                .toList();
    }

    private static String group(Measured measured, Map<String, Object> values, Instant start) {
        var text = new StringBuilder().append(start.getEpochSecond());
        measured.keys().forEach(key -> text.append('|').append(values.get(key)));
        return text.append(measured.status().isEmpty() ? "" : "|" + values.get(measured.status()))
                .toString();
    }

    private String text(Measured measured, String group, List<Sample> samples, boolean summed) {
        var text = new StringBuilder(group);
        var timed = !measured.status().isEmpty() || measured.kind().equals("session");
        if (timed) {
            text.append('|').append(samples.size() * raw.span().toSeconds());
        }
        for (var column : measured.columns()) {
            if (!summed || column.sum() != Sum.NONE) {
                text.append('|').append(value(column, samples, summed));
            }
            if (summed && !column.peak().isEmpty()) {
                text.append('|').append(peak(column, samples));
            }
        }
        return text.toString();
    }

    private String value(Column column, List<Sample> samples, boolean summed) {
        if (column.sum() == Sum.VERSION) {
            return last(samples, sample -> version(column, sample));
        }
        return summed && column.sum() == Sum.AVERAGE
                ? average(column, samples)
                : last(samples, sample -> sample.values().get(column.name()));
    }

    private static Object version(Column column, Sample sample) {
        return sample.values().get(column.by()) instanceof UUID object ? RawWeek.name(object, sample.at()) : null;
    }

    private static String last(List<Sample> samples, Function<Sample, Object> value) {
        String last = UNKNOWN;
        for (var sample : samples) {
            var found = value.apply(sample);
            last = found == null ? last : plain(found);
        }
        return last;
    }

    /** All samples stand for the same time here. */
    private static String average(Column column, List<Sample> samples) {
        var numbers = numbers(column, samples);
        var digits = column.looks() == Looks.DECIMAL ? 4 : 0;
        return numbers.isEmpty()
                ? UNKNOWN
                : plain(numbers.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(numbers.size()), digits, RoundingMode.HALF_UP));
    }

    private static String peak(Column column, List<Sample> samples) {
        return numbers(column, samples).stream()
                .max(BigDecimal::compareTo)
                .map(FromRaw::plain)
                .orElse(UNKNOWN);
    }

    private static List<BigDecimal> numbers(Column column, List<Sample> samples) {
        return samples.stream()
                .map(sample -> sample.values().get(column.name()))
                .filter(Objects::nonNull)
                .map(number -> new BigDecimal(number.toString()))
                .toList();
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }
}
