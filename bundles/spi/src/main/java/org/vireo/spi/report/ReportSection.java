package org.vireo.spi.report;

import java.util.List;
import java.util.Objects;

/** A part of a report. Immutable. */
public sealed interface ReportSection {
    /**
     * Words.
     *
     * @param text paragraphs, with line feeds between them
     */
    record Words(String text) implements ReportSection {
        /** Refuses a missing value. */
        public Words {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Figures, and pictures of them. A form that cannot draw leaves the charts out: they show nothing that the rows do not.
     *
     * @param title may be empty
     * @param columns at least one
     * @param rows a value for each column, of the column's kind or missing
     * @param totals a value for each column, or none at all
     * @param charts may be none
     */
    record Table(
            String title,
            List<ReportColumn> columns,
            List<List<ReportValue>> rows,
            List<ReportValue> totals,
            List<ReportChart> charts)
            implements ReportSection {
        /** Refuses rows and charts that do not go with the columns; copies the lists. */
        public Table {
            Objects.requireNonNull(title, "title");
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            totals = List.copyOf(totals);
            charts = List.copyOf(charts);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("the table '" + title + "' has no columns");
            }
            for (var row : rows) {
                fits(title, columns, row);
            }
            if (!totals.isEmpty()) {
                fits(title, columns, totals);
            }
            for (var chart : charts) {
                chart.check(title, columns);
            }
        }

        /** Without totals and charts. */
        public Table(String title, List<ReportColumn> columns, List<List<ReportValue>> rows) {
            this(title, columns, rows, List.of(), List.of());
        }

        private static void fits(String title, List<ReportColumn> columns, List<ReportValue> row) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of the table '" + title + "' has " + row.size()
                        + " values for " + columns.size() + " columns");
            }
            for (int i = 0; i < row.size(); i++) {
                if (!columns.get(i).kind().takes(row.get(i))) {
                    throw new IllegalArgumentException(
                            "the column '" + columns.get(i).key() + "' of the table '" + title + "' cannot hold "
                                    + row.get(i).getClass().getSimpleName());
                }
            }
        }
    }
}
