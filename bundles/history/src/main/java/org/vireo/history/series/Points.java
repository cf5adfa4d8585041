package org.vireo.history.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.vireo.engine.api.history.UsageHistory.Line;

/** What becomes the lines of a chart; what nobody tells stays unknown. Confined to one thread. */
final class Points {
    private static final int FIRST = 3;
    private static final int AVERAGE = 0;
    private static final int MINIMUM = 1;
    private static final int MAXIMUM = 2;
    private static final int FIGURES = 3;

    private final double[] minutes;
    private final List<Gauge> gauges;
    private final Map<Gauge, double[][]> figures = new HashMap<>();

    Points(int count, List<Gauge> gauges) {
        minutes = new double[count];
        this.gauges = gauges;
        for (var gauge : gauges) {
            figures.put(gauge, new double[][] {unknown(count), unknown(count), unknown(count)});
        }
    }

    static double[] unknown(int count) {
        var values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    static List<OptionalDouble> known(double[] values) {
        return DoubleStream.of(values)
                .mapToObj(value -> Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value))
                .toList();
    }

    /** A row of a point, its minutes and the figures of these gauges. */
    void add(List<Gauge> told, ResultSet row) throws SQLException {
        var point = row.getInt(1);
        minutes[point] = Math.max(minutes[point], row.getDouble(2));
        for (int i = 0; i < told.size(); i++) {
            var mine = figures.get(told.get(i));
            for (int figure = 0; figure < FIGURES; figure++) {
                var value = row.getDouble(FIRST + FIGURES * i + figure);
                mine[figure][point] = row.wasNull() ? Double.NaN : value;
            }
        }
    }

    List<Double> minutes() {
        return DoubleStream.of(minutes).boxed().toList();
    }

    List<Line> lines() {
        return gauges.stream()
                .map(gauge -> {
                    var mine = figures.get(gauge);
                    return new Line(gauge.measure(), known(mine[AVERAGE]), known(mine[MINIMUM]), known(mine[MAXIMUM]));
                })
                .toList();
    }
}
