package org.vireo.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vireo.spi.report.ReportChart;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportQuery;
import org.vireo.spi.report.ReportSection;

/**
 * Makes a table of a report of what was answered. Immutable.
 *
 * @param query that was asked
 * @param words of the report
 */
record Tables(ReportQuery query, Words words) {
    /**
     * The table.
     *
     * @param of what it is about, put behind its title; may be empty
     */
    ReportSection.Table table(Answer answer, String of) {
        var title = of.isEmpty() ? words.table(query.key()) : words.table(query.key()) + ": " + of;
        var columns = new ArrayList<ReportColumn>();
        if (query.turned().isEmpty()) {
            answer.columns().forEach(column -> columns.add(column(column)));
            return new ReportSection.Table(title, columns, answer.rows(), answer.totals(), charts(List.of()));
        }
        var turning = new Turning(answer, query.turned().get());
        turning.kept().forEach(i -> columns.add(column(answer.columns().get(i))));
        columns.addAll(turning.columns());
        return new ReportSection.Table(title, columns, turning.rows(), List.of(), charts(turning.columns()));
    }

    private ReportColumn column(ReportQuery.Column column) {
        return new ReportColumn(
                column.key(), words.column(column.key()), column.type().shown());
    }

    private List<ReportChart> charts(List<ReportColumn> turned) {
        var charts = new ArrayList<ReportChart>();
        for (int i = 0; i < query.charts().size(); i++) {
            chart(i, turned).ifPresent(charts::add);
        }
        return charts;
    }

    /** None of columns that came to nothing. */
    private Optional<ReportChart> chart(int place, List<ReportColumn> turned) {
        var chart = query.charts().get(place);
        var values = new ArrayList<String>();
        for (var key : chart.values()) {
            if (query.turned()
                    .map(ReportQuery.Turned::values)
                    .filter(key::equals)
                    .isPresent()) {
                turned.forEach(column -> values.add(column.key()));
            } else {
                values.add(key);
            }
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ReportChart(words.chart(query.key(), place + 1), chart.shape(), chart.labels(), values));
    }
}
