package org.vireo.report.jasper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * What was and what is expected as lines, on bands in which it should lie. The bands come first, so that lines are drawn on them; the widest is drawn
 * first of all.
 *
 * @param rows of which the first column is what was, the second what is expected, and each two after that the ends of a band, the narrow ones first
 * @param was colour of what was
 * @param expected colour of what is expected, and of the bands
 */
record Bands(ChartRows rows, Color was, Color expected) {
    private static final int TICKS = 9;
    private static final float LIGHT = 0.18f;
    private static final float WIDTH = 1.5f;

    JFreeChart chart(String title) {
        var data = new YIntervalSeriesCollection();
        var drawn = new DeviationRenderer(true, false);
        drawn.setAlpha(LIGHT);
        for (int low = rows.series().size() - 2 - rows.series().size() % 2; low >= 2; low -= 2) {
            data.addSeries(series(name(low), 1, low, low + 1));
        }
        if (rows.series().size() > 1) {
            data.addSeries(series(rows.series().get(1), 1, 1, 1));
        }
        data.addSeries(series(rows.series().get(0), 0, 0, 0));
        var values = new NumberAxis();
        values.setAutoRangeIncludesZero(false);
        var plot = new XYPlot(data, labels(), values, drawn);
        plot.setOutlineVisible(false);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, true);
    }

    /** Colours it, once the theme has taken all colours away. */
    void paint(XYPlot plot) {
        int last = plot.getSeriesCount() - 1;
        var drawn = plot.getRenderer();
        for (int i = 0; i <= last; i++) {
            drawn.setSeriesPaint(i, i == last ? was : i == last - 1 ? expected : light());
            ((DeviationRenderer) drawn).setSeriesFillPaint(i, expected);
            drawn.setSeriesStroke(i, new BasicStroke(WIDTH));
        }
    }

    private Color light() {
        return new Color(
                (expected.getRed() + 2 * 255) / 3,
                (expected.getGreen() + 2 * 255) / 3,
                (expected.getBlue() + 2 * 255) / 3);
    }

    private YIntervalSeries series(String name, int middle, int low, int high) {
        var series = new YIntervalSeries(name);
        for (int i = 0; i < rows.labels().size(); i++) {
            var values = rows.values().get(i);
            if (values.get(middle).isPresent()
                    && values.get(low).isPresent()
                    && values.get(high).isPresent()) {
                series.add(i, number(values, middle), number(values, low), number(values, high));
            }
        }
        return series;
    }

    private static double number(List<Optional<BigDecimal>> values, int place) {
        return values.get(place).orElseThrow().doubleValue();
    }

    /** What both ends of a band begin with. */
    private String name(int low) {
        var one = rows.series().get(low);
        var other = rows.series().get(low + 1);
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        var name = one.substring(0, same).replaceAll("[\\s,:;–-]+$", "");
        return name.isEmpty() ? one : name;
    }

    private NumberAxis labels() {
        var axis = new NumberAxis();
        int last = Math.max(1, rows.labels().size() - 1);
        axis.setRange(0, last);
        axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil(last / (double) TICKS))));
        axis.setNumberFormatOverride(new Names(rows.labels()));
        return axis;
    }

    /** Names of rows in the place of their numbers. */
    private static final class Names extends NumberFormat {
        private static final long serialVersionUID = 1L;
        private final transient List<String> labels;

        Names(List<String> labels) {
            this.labels = labels;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition at) {
            return format(Math.round(number), to, at);
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition at) {
            return number >= 0 && number < labels.size() ? to.append(labels.get((int) number)) : to;
        }

        @Override
        public Number parse(String text, ParsePosition at) {
            throw new UnsupportedOperationException("names of rows are not read");
        }
    }
}
