package org.vireo.report.jasper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardPieSectionLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PiePlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.AreaRendererEndType;
import org.jfree.chart.renderer.category.AreaRenderer;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.general.DefaultPieDataset;
import org.vireo.spi.report.ReportChart;
import org.vireo.spi.report.ReportSection.Table;

/** Draws charts of tables. Thread-safe. */
final class Charts {
    /** More labels than these stand on their ends, and more bars cannot be told apart. */
    private static final int FLAT_LABELS = 8;

    /** Two are on a page, below its title. */
    private static final int HEIGHT = 208;

    private static final int MOST_LABELS = 400;
    private static final int MOST_TICKS = 40;
    private static final float SEEN_THROUGH = 0.6f;
    private static final Color UNSEEN = new Color(0, 0, 0, 0);
    private static final Color[] SERIES = {
        new Color(0xe0, 0x7b, 0x39), new Color(0x4c, 0x9f, 0x70), new Color(0xb0, 0x3a, 0x5b),
                new Color(0x8a, 0x6f, 0xb8),
        new Color(0xc9, 0xa2, 0x27), new Color(0x3c, 0xa6, 0xa6), new Color(0x77, 0x77, 0x77),
                new Color(0x9c, 0x5a, 0x2c)
    };

    private final Theme theme;
    private final Fonts fonts;

    Charts(Theme theme, Fonts fonts) {
        this.theme = theme;
        this.fonts = fonts;
    }

    /**
     * A drawing of a chart or of a part of it.
     *
     * @param drawing of it
     * @param height it needs, in points
     */
    record Piece(Picture.Drawing drawing, int height) {
        Picture picture(String id, int width) {
            return new Picture(id, drawing, width, height);
        }
    }

    /** Draws one; in several pieces when it is too high for a page. */
    List<Piece> pieces(Table table, ReportChart chart, Locale locale) {
        var rows = ChartRows.of(table, chart, MOST_LABELS);
        var font = fonts.awt(rows.texts(chart.title()));
        if (chart.shape() == ReportChart.Shape.HEAT) {
            return HeatMap.of(rows, font);
        }
        var drawn = chart(chart, rows, font);
        count(drawn, NumberFormat.getInstance(locale));
        return List.of(new Piece((graphics, area) -> drawn.draw(graphics, area), HEIGHT));
    }

    private JFreeChart chart(ReportChart chart, ChartRows rows, Font font) {
        var drawn = switch (chart.shape()) {
            case PIE -> pie(chart, rows);
            case BAND -> new Bands(rows, colour(0), colour(1)).chart(chart.title());
            default -> categories(chart, rows);
        };
        dress(drawn, font);
        if (drawn.getPlot() instanceof CategoryPlot plot) {
            dress(plot, rows);
        } else if (drawn.getPlot() instanceof XYPlot plot) {
            new Bands(rows, colour(0), colour(1)).paint(plot);
        } else if (drawn.getPlot() instanceof PiePlot<?> pie) {
            paint(pie, rows);
        }
        return drawn;
    }

    private static JFreeChart pie(ReportChart chart, ChartRows rows) {
        var data = new DefaultPieDataset<String>();
        for (int i = 0; i < rows.labels().size(); i++) {
            var value = rows.values().get(i).get(0);
            data.setValue(rows.labels().get(i), value.orElse(null));
        }
        return ChartFactory.createPieChart(chart.title(), data, true, false, false);
    }

    private static JFreeChart categories(ReportChart chart, ChartRows rows) {
        var data = new DefaultCategoryDataset();
        for (int i = 0; i < rows.labels().size(); i++) {
            for (int k = 0; k < rows.series().size(); k++) {
                data.setValue(
                        rows.values().get(i).get(k).orElse(null),
                        rows.series().get(k),
                        rows.labels().get(i));
            }
        }
        var up = PlotOrientation.VERTICAL;
        return switch (chart.shape()) {
            case BAR -> ChartFactory.createBarChart(chart.title(), null, null, data, up, true, false, false);
            case STACKED_BAR ->
                ChartFactory.createStackedBarChart(chart.title(), null, null, data, up, true, false, false);
            case LINE -> ChartFactory.createLineChart(chart.title(), null, null, data, up, true, false, false);
            case AREA -> ChartFactory.createAreaChart(chart.title(), null, null, data, up, true, false, false);
            case PIE, HEAT, BAND -> throw new IllegalArgumentException("a " + chart.shape() + " has no axes");
        };
    }

    private static void dress(JFreeChart chart, Font font) {
        var look = (StandardChartTheme) StandardChartTheme.createJFreeTheme();
        look.setExtraLargeFont(font.deriveFont(Font.PLAIN, 11f));
        look.setLargeFont(font.deriveFont(Font.PLAIN, 9f));
        look.setRegularFont(font.deriveFont(Font.PLAIN, 8f));
        look.setSmallFont(font.deriveFont(Font.PLAIN, 7f));
        look.setPlotBackgroundPaint(Color.WHITE);
        look.setChartBackgroundPaint(Color.WHITE);
        look.setRangeGridlinePaint(Color.LIGHT_GRAY);
        look.setDomainGridlinePaint(Color.LIGHT_GRAY);
        look.setLegendItemPaint(Color.DARK_GRAY);
        look.setShadowVisible(false);
        look.apply(chart);
        chart.setBorderVisible(false);
        chart.setAntiAlias(true);
        if (chart.getPlot() instanceof PiePlot<?> pie) {
            pie.setShadowPaint(null);
            pie.setOutlineVisible(false);
            pie.setLabelBackgroundPaint(Color.WHITE);
            pie.setLabelOutlinePaint(null);
            pie.setLabelShadowPaint(null);
        }
    }

    /** As the table beside it does. */
    private static void count(JFreeChart chart, NumberFormat numbers) {
        if (chart.getPlot() instanceof CategoryPlot plot && plot.getRangeAxis() instanceof NumberAxis axis) {
            axis.setNumberFormatOverride(numbers);
        } else if (chart.getPlot() instanceof PiePlot<?> pie) {
            pie.setLabelGenerator(
                    new StandardPieSectionLabelGenerator("{0}: {1}", numbers, NumberFormat.getPercentInstance()));
        }
    }

    private void paint(PiePlot<?> pie, ChartRows rows) {
        for (int i = 0; i < rows.labels().size(); i++) {
            pie.setSectionPaint(rows.labels().get(i), colour(i));
        }
    }

    private Color colour(int series) {
        return series == 0 ? theme.colour() : SERIES[(series - 1) % SERIES.length];
    }

    private void dress(CategoryPlot plot, ChartRows rows) {
        plot.setOutlineVisible(false);
        var drawn = plot.getRenderer();
        for (int i = 0; i < rows.series().size(); i++) {
            drawn.setSeriesPaint(i, colour(i));
            drawn.setSeriesStroke(i, new BasicStroke(1.5f));
        }
        if (drawn instanceof AreaRenderer areas) {
            areas.setEndType(AreaRendererEndType.TRUNCATE);
            plot.setForegroundAlpha(SEEN_THROUGH);
        }
        if (drawn instanceof BarRenderer bars) {
            bars.setBarPainter(new StandardBarPainter());
            bars.setShadowVisible(false);
            bars.setMaximumBarWidth(0.08);
        }
        thin(plot.getDomainAxis(), rows.labels());
    }

    /** Leaves out labels for which there is no room. */
    private static void thin(CategoryAxis axis, List<String> labels) {
        if (labels.size() > FLAT_LABELS) {
            axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        int every = labels.size() / MOST_TICKS + 1;
        for (int i = 0; i < labels.size(); i++) {
            if (i % every != 0) {
                axis.setTickLabelPaint(labels.get(i), UNSEEN);
            }
        }
    }
}
