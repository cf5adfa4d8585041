package org.vireo.report.jasper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vireo.spi.report.ReportChart;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;

/**
 * What a chart draws. Immutable.
 *
 * @param labels of rows, each once
 * @param series names of columns, each once
 * @param values by label and series
 */
record ChartRows(List<String> labels, List<String> series, List<List<Optional<BigDecimal>>> values) {
    ChartRows {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        values = List.copyOf(values);
    }

    static ChartRows of(Table table, ReportChart chart, int most) {
        int named = place(table, chart.labels());
        var places = chart.values().stream().map(key -> place(table, key)).toList();
        var rows = table.rows().subList(0, Math.min(most, table.rows().size()));
        return new ChartRows(
                once(rows.stream().map(row -> label(row.get(named))).toList()),
                once(places.stream().map(i -> table.columns().get(i).label()).toList()),
                rows.stream()
                        .map(row -> places.stream()
                                .map(i -> Optional.ofNullable(Shown.number(row.get(i))))
                                .toList())
                        .toList());
    }

    /** All words in the chart. */
    List<String> texts(String title) {
        var texts = new ArrayList<>(labels);
        texts.addAll(series);
        texts.add(title);
        return texts;
    }

    private static int place(Table table, String key) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String label(ReportValue value) {
        var shown = Shown.of(value);
        return shown == null ? "" : Shown.plain(shown.toString());
    }

    /** Rows of the same name stay apart. */
    private static List<String> once(List<String> names) {
        var seen = new HashSet<String>();
        var once = new ArrayList<String>();
        for (var name : names) {
            var free = name;
            for (int i = 2; !seen.add(free); i++) {
                free = name + " (" + i + ")";
            }
            once.add(free);
        }
        return once;
    }
}
