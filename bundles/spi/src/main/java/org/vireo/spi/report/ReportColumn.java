package org.vireo.spi.report;

import java.util.Objects;

/**
 * A column of a table. Immutable.
 *
 * @param key for programs, unique in its table, the same in every language: small letters, digits and underscores
 * @param label for people
 * @param kind what its values are
 */
public record ReportColumn(String key, String label, Kind kind) {
    /** Refuses missing values and a key of another form. */
    public ReportColumn {
        if (!key.matches("[a-z][a-z0-9_]{0,63}")) {
            throw new IllegalArgumentException(
                    "a column needs a key of small letters, digits and '_', not '" + key + "'");
        }
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(kind, "kind");
    }

    /** What a column holds. Any of them can be missing. */
    public enum Kind {
        TEXT(ReportValue.Text.class),
        WHOLE(ReportValue.Whole.class),
        DECIMAL(ReportValue.Decimal.class),
        PERCENT(ReportValue.Percent.class),
        SIZE(ReportValue.Size.class),
        SPAN(ReportValue.Span.class),
        MOMENT(ReportValue.Moment.class),
        FLAG(ReportValue.Flag.class);

        private final Class<? extends ReportValue> values;

        Kind(Class<? extends ReportValue> values) {
            this.values = values;
        }

        /** Whether a value may stand in such a column. */
        public boolean takes(ReportValue value) {
            return value instanceof ReportValue.Missing || values.isInstance(value);
        }

        /** Whether values can be drawn as lengths. */
        public boolean measurable() {
            return switch (this) {
                case WHOLE, DECIMAL, PERCENT, SIZE, SPAN -> true;
                case TEXT, MOMENT, FLAG -> false;
            };
        }
    }
}
