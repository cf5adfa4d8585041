package org.vireo.spi.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the history answered to a question. Immutable.
 *
 * @param keys of the columns
 * @param rows a value for each column
 */
public record ReportAnswer(List<String> keys, List<List<ReportValue>> rows) {
    /** Copies the lists. */
    public ReportAnswer {
        keys = List.copyOf(keys);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The rows, to be read by the keys of their columns. */
    public List<Row> read() {
        return rows.stream().map(values -> new Row(keys, values)).toList();
    }

    /**
     * One row. Immutable.
     *
     * @param keys of the columns
     * @param values of the columns
     */
    public record Row(List<String> keys, List<ReportValue> values) {
        /** What stands in a column; throws {@link IllegalArgumentException} when there is no such column. */
        public ReportValue get(String key) {
            int place = keys.indexOf(key);
            if (place < 0) {
                throw new IllegalArgumentException("there is no column '" + key + "' among " + keys);
            }
            return values.get(place);
        }

        /** Text, or nothing where none is known. */
        public String text(String key) {
            return get(key) instanceof ReportValue.Text text ? text.value() : "";
        }

        /** A number of whatever kind; sizes in bytes, spans in seconds. */
        public Optional<BigDecimal> number(String key) {
            var value = get(key);
            if (value instanceof ReportValue.Whole whole) {
                return Optional.of(BigDecimal.valueOf(whole.value()));
            } else if (value instanceof ReportValue.Decimal decimal) {
                return Optional.of(decimal.value());
            } else if (value instanceof ReportValue.Percent percent) {
                return Optional.of(BigDecimal.valueOf(percent.value()));
            } else if (value instanceof ReportValue.Size size) {
                return Optional.of(BigDecimal.valueOf(size.value().bytes()));
            } else if (value instanceof ReportValue.Span span) {
                return Optional.of(BigDecimal.valueOf(span.value().toMillis(), 3));
            }
            return Optional.empty();
        }

        /** The same, or {@link Double#NaN} where nothing is known. */
        public double figure(String key) {
            return number(key).map(BigDecimal::doubleValue).orElse(Double.NaN);
        }
    }
}
