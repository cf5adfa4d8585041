package org.vireo.spi.report;

import java.util.List;
import java.util.Objects;

/**
 * A picture of a table's rows. Immutable.
 *
 * @param title may be empty
 * @param shape how it is drawn
 * @param labels key of the column that names the rows
 * @param values keys of the columns drawn, at least one; a pie has one
 */
public record ReportChart(String title, Shape shape, String labels, List<String> values) {
    /** Refuses missing values and a number of columns that the shape does not have; copies the list. */
    public ReportChart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(labels, "labels");
        values = List.copyOf(values);
        if (values.isEmpty() || (Objects.requireNonNull(shape, "shape") == Shape.PIE && values.size() > 1)) {
            throw new IllegalArgumentException("the chart '" + title + "' cannot show " + values.size() + " columns");
        }
    }

    /** How a chart is drawn. */
    public enum Shape {
        BAR,
        STACKED_BAR,
        LINE,
        AREA,
        PIE,
        /**
         * Lines on bands: the first value is what was, the second what is expected, and each two after that are the ends of a band in which it should
         * lie, the narrow ones first.
         */
        BAND,
        /** A field for each label and value, coloured by the value: one row for each label. */
        HEAT
    }

    void check(String table, List<ReportColumn> columns) {
        column(table, columns, labels);
        for (var key : values) {
            if (!column(table, columns, key).kind().measurable()) {
                throw new IllegalArgumentException("the chart '" + title + "' cannot draw the column '" + key + "'");
            }
        }
    }

    private ReportColumn column(String table, List<ReportColumn> columns, String key) {
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the chart '" + title + "' names the column '" + key
                        + "', which the table '" + table + "' has not"));
    }
}
