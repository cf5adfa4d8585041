package org.vireo.report.jasper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.renderers.SimpleRenderToImageAwareDataRenderer;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;

/** A part of a report whose pages have the same columns, while it is made. Confined to one thread. */
final class Part {
    private static final int TEXT = 9;
    private static final int HEAD_LINES = 2;
    /** So many rows at least are on the page on which a table begins. */
    private static final int BEGUN = 8;
    /** As wide as the number of a page can be. */
    private static final String ROOM = "00000 / 00000";

    private final Fonts fonts;
    private final TableDesign design;
    private final Map<String, Object> values = new HashMap<>();
    private JRDataSource rows = new JREmptyDataSource(0);
    private int named;
    private int lines;

    Part(Theme theme, Fonts fonts, ReportModel model, Locale locale, String made) throws JRException {
        this.fonts = fonts;
        design = new TableDesign(theme).frame();
        values.put("made", fonts.marked(theme.product() + "   ·   " + made));
        values.put("pages", ROOM);
        values.put(JRParameter.REPORT_LOCALE, locale);
        values.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone(model.zone()));
    }

    /** The picture of the product. */
    Part logo(byte[] logo) throws JRException {
        design.logo();
        values.put("logo", SimpleRenderToImageAwareDataRenderer.getInstance(logo));
        return this;
    }

    /** A heading, unless it is empty. */
    Part heading(String text, int size) throws JRException {
        return words(text, size, true);
    }

    /** Paragraphs, unless they are empty. */
    Part words(String text) throws JRException {
        return words(text, TEXT, false);
    }

    private Part words(String text, int size, boolean strong) throws JRException {
        if (!text.isBlank()) {
            var name = "w" + named++;
            design.words(name, size, strong);
            values.put(name, fonts.marked(Shown.plain(text)));
        }
        return this;
    }

    /** A picture below what is there. */
    Part picture(Picture picture, int height) throws JRException {
        var name = "w" + named++;
        design.picture(name, height);
        values.put(name, picture);
        return this;
    }

    /** Some columns of a table. */
    Part table(Table table, Layout layout) throws JRException {
        design.table(table, layout);
        for (int place : layout.columns()) {
            values.put(
                    "h" + place,
                    fonts.marked(Shown.plain(Shown.head(table.columns().get(place)))));
            if (!table.totals().isEmpty()) {
                values.put("t" + place, value(table.totals().get(place)));
            }
        }
        var fields = new ArrayList<Map<String, ?>>();
        for (var row : table.rows()) {
            var cells = new HashMap<String, Object>();
            for (int place : layout.columns()) {
                cells.put("c" + place, value(row.get(place)));
            }
            fields.add(cells);
        }
        lines = lines(table);
        rows = new JRMapCollectionDataSource(List.copyOf(fields));
        return this;
    }

    private Object value(ReportValue value) {
        var shown = Shown.of(value);
        return shown instanceof String text ? fonts.marked(text) : shown;
    }

    /** The least that it needs of a page: what it begins with, and some rows when it has any. */
    int needed() {
        return design.height() + lines * TableDesign.LINE;
    }

    /** Is not to stand where rows of this table have no room below it. */
    Part with(Table table) {
        lines = lines(table);
        return this;
    }

    private static int lines(Table table) {
        return HEAD_LINES + Math.min(BEGUN, table.rows().size() + 1);
    }

    /** Leaves so much room above everything. */
    Part below(int height) {
        design.below(height);
        return this;
    }

    /** Its pages; without ends of pages when it is to be one long page. */
    JasperPrint fill(boolean paged) throws JRException {
        values.put(JRParameter.IS_IGNORE_PAGINATION, !paged);
        if (!paged) {
            design.endless();
        }
        var report = JasperCompileManager.getInstance(fonts.context()).compile(design.done());
        return JasperFillManager.getInstance(fonts.context()).fill(report, values, rows);
    }
}
