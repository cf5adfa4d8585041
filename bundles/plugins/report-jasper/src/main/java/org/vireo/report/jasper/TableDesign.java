package org.vireo.report.jasper;

import java.awt.Color;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JRDesignLine;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalImageAlignEnum;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.OrientationEnum;
import net.sf.jasperreports.engine.type.PositionTypeEnum;
import net.sf.jasperreports.engine.type.ScaleImageEnum;
import net.sf.jasperreports.engine.type.StretchTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.engine.type.VerticalTextAlignEnum;
import net.sf.jasperreports.engine.type.WhenNoDataTypeEnum;
import net.sf.jasperreports.engine.type.WhenResourceMissingTypeEnum;
import org.vireo.spi.report.ReportSection.Table;

/**
 * Makes a design of a table step by step. All it shows comes from parameters and fields, whose names are its only expressions: nothing is compiled, and
 * no text can be taken for an expression. Confined to one thread.
 */
final class TableDesign {
    static final int WIDTH = 842;
    static final int HEIGHT = 595;
    static final int MARGIN = 36;
    /** What is left of a page between the margins. */
    static final int INNER = WIDTH - 2 * MARGIN;
    /** Above what is on a page. */
    static final int ABOVE = MARGIN / 2;
    /** Between the margins and above the foot of a page. */
    static final int ROOM = HEIGHT - MARGIN - 20;
    /** Of what is at the foot of a page. */
    static final String FOOT_KEY = "foot";
    /** Of the element that the number of the page is put in. */
    static final String PAGE_KEY = "page";

    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color FAINT = new Color(0xcc, 0xcc, 0xcc);
    static final int LINE = 14;
    private static final String STYLED = "styled";

    private final JasperDesign design = new JasperDesign();
    private final Theme theme;
    private final JRDesignBand title = new JRDesignBand();
    private int top;

    TableDesign(Theme theme) {
        this.theme = theme;
        design.setName("report");
        design.setPageWidth(WIDTH);
        design.setPageHeight(HEIGHT);
        design.setOrientation(OrientationEnum.LANDSCAPE);
        design.setLeftMargin(MARGIN);
        design.setRightMargin(MARGIN);
        design.setTopMargin(ABOVE);
        design.setBottomMargin(MARGIN / 2);
        design.setColumnWidth(INNER);
        design.setWhenNoDataType(WhenNoDataTypeEnum.ALL_SECTIONS_NO_DETAIL);
        design.setWhenResourceMissingType(WhenResourceMissingTypeEnum.KEY);
        design.setTitle(title);
    }

    /** A paragraph at the beginning, as large as its text. */
    TableDesign words(String parameter, int size, boolean strong) throws JRException {
        parameter(parameter, String.class);
        int height = size * 3 / 2;
        var text = text("$P{" + parameter + "}", 0, top, INNER, height);
        text.setMarkup(STYLED);
        text.setFontSize((float) size);
        text.setBold(strong);
        text.setForecolor(strong ? theme.colour() : INK);
        text.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
        text.setPositionType(PositionTypeEnum.FLOAT);
        title.addElement(text);
        grow(height + 2);
        return this;
    }

    /** A picture at the beginning. */
    TableDesign picture(String parameter, int height) throws JRException {
        parameter(parameter, Object.class);
        var image = image(parameter, 0, top, INNER, height);
        image.setPositionType(PositionTypeEnum.FLOAT);
        title.addElement(image);
        grow(height + 4);
        return this;
    }

    /** Leaves so much room above everything. */
    void below(int height) {
        for (var element : title.getElements()) {
            ((JRDesignElement) element).setY(element.getY() + height);
        }
        grow(height);
    }

    /** Has a page for all it begins with, where there are no pages to speak of. */
    void endless() {
        design.setPageHeight(HEIGHT + top);
    }

    /** How high is what it begins with, as far as that is known before it is filled. */
    int height() {
        return top;
    }

    private void grow(int by) {
        top += by;
        title.setHeight(top);
    }

    /** What stands at the foot of every page. */
    TableDesign frame() throws JRException {
        for (var name : List.of("made", "pages")) {
            parameter(name, String.class);
        }
        var footer = new JRDesignBand();
        footer.setHeight(20);
        var line = line(2, theme.colour());
        line.setKey(FOOT_KEY);
        footer.addElement(line);
        var made = text("$P{made}", 0, 5, INNER / 2, LINE);
        made.setMarkup(STYLED);
        made.setKey(FOOT_KEY);
        footer.addElement(made);
        var page = text("$P{pages}", INNER / 2, 5, INNER / 2, LINE);
        page.setKey(PAGE_KEY);
        page.setHorizontalTextAlign(HorizontalTextAlignEnum.RIGHT);
        footer.addElement(page);
        design.setPageFooter(footer);
        return this;
    }

    /** The picture of the product at the top. */
    TableDesign logo() throws JRException {
        parameter("logo", Object.class);
        var logo = image("logo", INNER - 120, 0, 120, 20);
        logo.setHorizontalImageAlign(HorizontalImageAlignEnum.RIGHT);
        title.addElement(logo);
        grow(22);
        return this;
    }

    /** The table; columns are the fields {@code c…}, and their heads the parameters {@code h…}. */
    TableDesign table(Table table, Layout layout) throws JRException {
        boolean totals = !table.totals().isEmpty();
        var head = new JRDesignBand();
        head.setHeight(2 * LINE);
        var detail = new JRDesignBand();
        detail.setHeight(LINE);
        var sum = new JRDesignBand();
        sum.setHeight(LINE + 2);
        int left = 0;
        for (int i = 0; i < layout.columns().size(); i++) {
            int place = layout.columns().get(i);
            var kind = table.columns().get(place).kind();
            var pattern = Shown.pattern(table, place);
            int width = layout.widths().get(i);
            parameter("h" + place, String.class);
            head.addElement(above("$P{h" + place + "}", pattern, left, width));
            field("c" + place, Shown.type(kind));
            var cell = cell("$F{c" + place + "}", pattern, left, LINE, width);
            underline(cell, FAINT);
            detail.addElement(cell);
            if (totals) {
                parameter("t" + place, Shown.type(kind));
                var below = cell("$P{t" + place + "}", pattern, left, LINE, width);
                below.setBold(true);
                sum.addElement(below);
            }
            left += width;
        }
        design.setColumnHeader(head);
        ((JRDesignSection) design.getDetailSection()).addBand(detail);
        if (totals) {
            design.setSummary(sum);
        }
        return this;
    }

    JasperDesign done() {
        return design;
    }

    private JRDesignTextField above(String expression, String pattern, int left, int width) {
        var above = cell(expression, pattern, left, 2 * LINE, width);
        above.setBold(true);
        above.setPattern(null);
        above.setMarkup(STYLED);
        above.setVerticalTextAlign(VerticalTextAlignEnum.BOTTOM);
        underline(above, theme.colour());
        return above;
    }

    private JRDesignTextField cell(String expression, String pattern, int left, int height, int width) {
        var text = text(expression, left, 0, width, height);
        text.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
        text.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
        text.getLineBox().setLeftPadding(4);
        text.getLineBox().setRightPadding(4);
        if (!pattern.isEmpty()) {
            text.setPattern(pattern);
            text.setHorizontalTextAlign(HorizontalTextAlignEnum.RIGHT);
        } else {
            text.setMarkup(STYLED);
        }
        return text;
    }

    /** As part of the cell: spreadsheets would have a line for a cell of its own. */
    private static void underline(JRDesignTextField cell, Color colour) {
        cell.getLineBox().getBottomPen().setLineWidth(0.5f);
        cell.getLineBox().getBottomPen().setLineColor(colour);
    }

    private JRDesignTextField text(String expression, int left, int above, int width, int height) {
        var text = new JRDesignTextField(design);
        text.setX(left);
        text.setY(above);
        text.setWidth(width);
        text.setHeight(height);
        text.setExpression(new JRDesignExpression(expression));
        text.setFontName(Fonts.MAIN);
        text.setFontSize(8f);
        text.setForecolor(INK);
        text.setBlankWhenNull(true);
        text.setVerticalTextAlign(VerticalTextAlignEnum.MIDDLE);
        return text;
    }

    private JRDesignImage image(String parameter, int left, int above, int width, int height) {
        var image = new JRDesignImage(design);
        image.setX(left);
        image.setY(above);
        image.setWidth(width);
        image.setHeight(height);
        image.setScaleImage(ScaleImageEnum.RETAIN_SHAPE);
        image.setExpression(new JRDesignExpression("$P{" + parameter + "}"));
        return image;
    }

    private JRDesignLine line(int above, Color colour) {
        var line = new JRDesignLine(design);
        line.setY(above);
        line.setWidth(INNER);
        line.setHeight(0);
        line.setForecolor(colour);
        line.getLinePen().setLineWidth(0.5f);
        return line;
    }

    private void parameter(String name, Class<?> type) throws JRException {
        var parameter = new JRDesignParameter();
        parameter.setName(name);
        parameter.setValueClass(type);
        design.addParameter(parameter);
    }

    private void field(String name, Class<?> type) throws JRException {
        var field = new JRDesignField();
        field.setName(name);
        field.setValueClass(type);
        design.addField(field);
    }
}
