package org.vireo.spi.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table of a report, as the history is asked for it. Immutable.
 *
 * @param key unique in its report
 * @param sql one query on the published views of the history, whose columns have the names of {@code columns} in any order; what is in
 *     braces is put in by the engine. A row in which a column {@code total_row} is true holds the totals.
 * @param columns in order
 * @param turned how rows become columns
 * @param charts in order
 */
public record ReportQuery(String key, String sql, List<Column> columns, Optional<Turned> turned, List<Chart> charts) {
    /** Refuses missing values, a table without columns, and what names columns that there are not; copies the lists. */
    public ReportQuery {
        Objects.requireNonNull(sql, "sql");
        columns = List.copyOf(columns);
        charts = List.copyOf(charts);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("the table '" + key + "' has no columns");
        }
        if (turned.isPresent()) {
            require(key, columns, List.of(turned.get().names(), turned.get().values()));
        }
        for (var chart : charts) {
            require(key, columns, List.of(chart.labels()));
            require(key, columns, chart.values());
        }
    }

    private static void require(String table, List<Column> columns, List<String> keys) {
        for (var one : keys) {
            if (columns.stream().noneMatch(column -> column.key().equals(one))) {
                throw new IllegalArgumentException("the table '" + table + "' has no column '" + one + "'");
            }
        }
    }

    /**
     * A column that the query gives.
     *
     * @param key its name there
     * @param type what it gives
     */
    public record Column(String key, Type type) {}

    /** What a column of a query gives, and as what people see it. */
    public enum Type {
        TEXT(ReportColumn.Kind.TEXT),
        WHOLE(ReportColumn.Kind.WHOLE),
        DECIMAL(ReportColumn.Kind.DECIMAL),
        PERCENT(ReportColumn.Kind.PERCENT),
        /** In bytes. */
        SIZE(ReportColumn.Kind.SIZE),
        /** In seconds. */
        SPAN(ReportColumn.Kind.SPAN),
        MOMENT(ReportColumn.Kind.MOMENT),
        FLAG(ReportColumn.Kind.FLAG),
        /** The beginning of what a row stands for, a timestamp without a time zone. */
        BUCKET(ReportColumn.Kind.TEXT),
        /** 1, a Monday, to 7. */
        WEEKDAY(ReportColumn.Kind.TEXT),
        /** 0 to 23. */
        HOUR(ReportColumn.Kind.TEXT);

        private final ReportColumn.Kind shown;

        Type(ReportColumn.Kind shown) {
            this.shown = shown;
        }

        /** What people see. */
        public ReportColumn.Kind shown() {
            return shown;
        }
    }

    /**
     * Rows that are alike but for two columns become one, with a column for each name. Columns come in the order in which names come first.
     *
     * @param names key of the column whose values name the new ones
     * @param values key of the column whose values stand in them
     */
    public record Turned(String names, String values) {}

    /**
     * A chart of the table.
     *
     * @param shape how it is drawn
     * @param labels key of a column
     * @param values keys of columns; that of values that were turned stands for all columns made of it
     */
    public record Chart(ReportChart.Shape shape, String labels, List<String> values) {
        /** Copies the list. */
        public Chart {
            values = List.copyOf(values);
        }
    }
}
