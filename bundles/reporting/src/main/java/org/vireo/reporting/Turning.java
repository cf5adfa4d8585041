package org.vireo.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportQuery.Turned;
import org.vireo.spi.report.ReportValue;

/** Makes columns of rows: what is alike but for a name and a value becomes one row with a column for each name. */
final class Turning {
    /** More do not fit on any page. */
    static final int MOST_COLUMNS = 62;

    private final Answer answer;
    private final int names;
    private final int values;
    private final Map<String, Integer> found = new LinkedHashMap<>();

    Turning(Answer answer, Turned turned) {
        this.answer = answer;
        names = index(turned.names());
        values = index(turned.values());
        for (var row : answer.rows()) {
            if (found.size() < MOST_COLUMNS) {
                found.putIfAbsent(name(row), found.size());
            }
        }
    }

    private int index(String key) {
        for (int i = 0; i < answer.columns().size(); i++) {
            if (answer.columns().get(i).key().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no column '" + key + "' to turn");
    }

    private String name(List<ReportValue> row) {
        return row.get(names) instanceof ReportValue.Text text ? text.value() : "";
    }

    /** The columns of names, with keys for programs. */
    List<ReportColumn> columns() {
        var key = answer.columns().get(values).key();
        var kind = answer.columns().get(values).type().shown();
        var columns = new ArrayList<ReportColumn>();
        found.forEach((name, place) -> columns.add(new ReportColumn(key + "_" + (place + 1), name, kind)));
        return columns;
    }

    /** Places of the columns that stay, in order. */
    List<Integer> kept() {
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < answer.columns().size(); i++) {
            if (i != names && i != values) {
                kept.add(i);
            }
        }
        return kept;
    }

    /** The rows: what stays, and then a value for each name. */
    List<List<ReportValue>> rows() {
        var rows = new LinkedHashMap<List<ReportValue>, List<ReportValue>>();
        for (var row : answer.rows()) {
            var place = found.get(name(row));
            var rest = kept().stream().map(row::get).toList();
            var turned = rows.computeIfAbsent(rest, key -> empty(rest));
            if (place != null) {
                turned.set(rest.size() + place, row.get(values));
            }
        }
        return rows.values().stream().map(List::copyOf).toList();
    }

    private List<ReportValue> empty(List<ReportValue> rest) {
        var row = new ArrayList<ReportValue>(rest);
        for (int i = 0; i < found.size(); i++) {
            row.add(ReportValue.MISSING);
        }
        return row;
    }
}
