package org.vireo.report.jasper;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field for each row and column of a chart, the darker the smaller its value is, from red over yellow to green. Immutable.
 *
 * @param rows that are drawn
 * @param font of names
 */
record HeatMap(ChartRows rows, Font font) implements Picture.Drawing {
    private static final double HEAD = 30;
    private static final double HIGHEST = 14;
    /** Rows of a piece. */
    private static final int MOST = 28;

    private static final Color NOTHING = new Color(0xee, 0xee, 0xee);
    private static final float GREEN = 0.33f;

    /** As many as there are rows for: all columns each, and the first tell of the first rows. */
    static List<Charts.Piece> of(ChartRows rows, Font font) {
        var pieces = new ArrayList<Charts.Piece>();
        for (int from = 0; from < rows.labels().size(); from += MOST) {
            int to = Math.min(rows.labels().size(), from + MOST);
            var some = new ChartRows(
                    rows.labels().subList(from, to),
                    rows.series(),
                    rows.values().subList(from, to));
            pieces.add(new Charts.Piece(new HeatMap(some, font), (int) (HEAD + (to - from) * HIGHEST)));
        }
        return pieces;
    }

    @Override
    public void draw(Graphics2D graphics, Rectangle2D area) {
        graphics.setFont(font.deriveFont(Font.PLAIN, 7f));
        double left = area.getWidth() / 6;
        double width = (area.getWidth() - left) / Math.max(1, rows.series().size());
        double height = Math.min(
                HIGHEST, (area.getHeight() - HEAD) / Math.max(1, rows.labels().size()));
        for (int k = 0; k < rows.series().size(); k++) {
            name(graphics, rows.series().get(k), area.getX() + left + (k + 0.7) * width, area.getY() + HEAD - 3);
        }
        for (int i = 0; i < rows.labels().size(); i++) {
            double above = area.getY() + HEAD + i * height;
            graphics.setColor(Color.DARK_GRAY);
            graphics.drawString(
                    cut(graphics, rows.labels().get(i), left - 4), (float) area.getX(), (float) (above + height - 3));
            for (int k = 0; k < rows.series().size(); k++) {
                graphics.setColor(colour(rows.values().get(i).get(k)));
                graphics.fill(new Rectangle2D.Double(area.getX() + left + k * width, above, width - 1, height - 1));
            }
        }
    }

    /** Of a column, upwards. */
    private static void name(Graphics2D graphics, String text, double x, double y) {
        graphics.setColor(Color.DARK_GRAY);
        var straight = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        graphics.drawString(cut(graphics, text, HEAD), 0, 0);
        graphics.setTransform(straight);
    }

    private static String cut(Graphics2D graphics, String text, double width) {
        int end = text.length();
        while (end > 0 && graphics.getFontMetrics().stringWidth(text.substring(0, end)) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private Color colour(Optional<BigDecimal> value) {
        if (value.isEmpty()) {
            return NOTHING;
        }
        double share = Math.max(0, Math.min(1, value.get().doubleValue() / full()));
        return Color.getHSBColor((float) (GREEN * share), 0.65f, (float) (0.75 + 0.15 * share));
    }

    /** The greatest value, a hundred at least. */
    private double full() {
        return rows.values().stream()
                .flatMap(row -> row.stream())
                .flatMap(Optional::stream)
                .mapToDouble(BigDecimal::doubleValue)
                .reduce(100, Math::max);
    }
}
