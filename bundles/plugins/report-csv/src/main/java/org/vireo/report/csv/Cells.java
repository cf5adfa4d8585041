package org.vireo.report.csv;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportValue;

/**
 * Values as programs read them: sizes in bytes, spans in seconds. Immutable.
 *
 * @param zone of moments
 */
record Cells(ZoneId zone) {
    private static final String FORMULAS = "=+-@\t\r";

    static String head(ReportColumn column) {
        return quoted(column.label()
                + switch (column.kind()) {
                    case PERCENT -> " (%)";
                    case SIZE -> " (bytes)";
                    case SPAN -> " (seconds)";
                    case TEXT, WHOLE, DECIMAL, MOMENT, FLAG -> "";
                });
    }

    String text(ReportValue value) {
        if (value instanceof ReportValue.Text text) {
            return quoted(text.value());
        } else if (value instanceof ReportValue.Whole whole) {
            return Long.toString(whole.value());
        } else if (value instanceof ReportValue.Decimal decimal) {
            return decimal.value().toPlainString();
        } else if (value instanceof ReportValue.Percent percent) {
            return BigDecimal.valueOf(percent.value()).toPlainString();
        } else if (value instanceof ReportValue.Size size) {
            return Long.toString(size.value().bytes());
        } else if (value instanceof ReportValue.Span span) {
            return Long.toString(span.value().toSeconds());
        } else if (value instanceof ReportValue.Moment moment) {
            var shown = moment.value().truncatedTo(ChronoUnit.SECONDS).atZone(zone);
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(shown);
        } else if (value instanceof ReportValue.Flag flag) {
            return Boolean.toString(flag.value());
        }
        return "";
    }

    /** In quotes; what a spreadsheet would take for a formula gets an apostrophe before it. */
    static String quoted(String text) {
        boolean formula = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
