package org.vireo.reporting;

import java.util.List;
import org.vireo.spi.report.ReportQuery.Column;
import org.vireo.spi.report.ReportValue;

/**
 * What the history answered to a query. Immutable.
 *
 * @param columns that the query gave
 * @param rows a value for each column
 * @param totals a value for each column, or none at all
 */
record Answer(List<Column> columns, List<List<ReportValue>> rows, List<ReportValue> totals) {
    Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }
}
