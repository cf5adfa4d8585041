package org.vireo.report.jasper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Date;
import java.util.stream.Stream;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportColumn.Kind;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;

/** Values as forms take them: numbers stay numbers, so that they can be added up in a spreadsheet; their units stand at the column's head. */
final class Shown {
    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);
    private static final BigDecimal HOUR_MILLIS = BigDecimal.valueOf(3_600_000);
    private static final int DIGITS = 2;

    private static final int MOST_PLACES = 9;

    private Shown() {}

    /** What values of a kind become. */
    static Class<?> type(Kind kind) {
        return switch (kind) {
            case TEXT, FLAG -> String.class;
            case WHOLE -> Long.class;
            case DECIMAL, PERCENT, SIZE, SPAN -> BigDecimal.class;
            case MOMENT -> Date.class;
        };
    }

    /** How a column's values are written; empty for text. */
    static String pattern(Table table, int place) {
        return switch (table.columns().get(place).kind()) {
            case TEXT, FLAG -> "";
            case WHOLE -> "#,##0";
            case DECIMAL -> decimals(table, place);
            case PERCENT, SPAN, SIZE -> "#,##0.0";
            case MOMENT -> "yyyy-MM-dd HH:mm";
        };
    }

    /** As exact as the values are; what was never rounded gets two places at most. */
    private static String decimals(Table table, int place) {
        var scales = Stream.concat(table.rows().stream(), Stream.of(table.totals()))
                .filter(row -> !row.isEmpty() && row.get(place) instanceof ReportValue.Decimal)
                .mapToInt(row -> Math.max(
                        0, ((ReportValue.Decimal) row.get(place)).value().scale()))
                .summaryStatistics();
        if (scales.getCount() == 0 || scales.getMax() > MOST_PLACES) {
            return "#,##0.##";
        }
        var places = "0".repeat(scales.getMin()) + "#".repeat(scales.getMax() - scales.getMin());
        return places.isEmpty() ? "#,##0" : "#,##0." + places;
    }

    /** What stands above a column. */
    static String head(ReportColumn column) {
        return column.label()
                + switch (column.kind()) {
                    case PERCENT -> ", %";
                    case SIZE -> ", GiB";
                    case SPAN -> ", h";
                    case TEXT, WHOLE, DECIMAL, MOMENT, FLAG -> "";
                };
    }

    /** What a form is given; {@code null} when nothing is known, as forms want it. */
    static Object of(ReportValue value) {
        if (value instanceof ReportValue.Text text) {
            return plain(text.value());
        } else if (value instanceof ReportValue.Whole whole) {
            return whole.value();
        } else if (value instanceof ReportValue.Moment moment) {
            return Date.from(moment.value());
        } else if (value instanceof ReportValue.Flag flag) {
            return flag.value() ? "✓" : "–";
        }
        return number(value);
    }

    /** As a length to be drawn, or else {@code null}. */
    static BigDecimal number(ReportValue value) {
        if (value instanceof ReportValue.Whole whole) {
            return BigDecimal.valueOf(whole.value());
        } else if (value instanceof ReportValue.Decimal decimal) {
            return decimal.value();
        } else if (value instanceof ReportValue.Percent percent) {
            return BigDecimal.valueOf(percent.value());
        } else if (value instanceof ReportValue.Size size) {
            return BigDecimal.valueOf(size.value().bytes()).divide(GIB, DIGITS, RoundingMode.HALF_UP);
        } else if (value instanceof ReportValue.Span span) {
            return BigDecimal.valueOf(span.value().toMillis()).divide(HOUR_MILLIS, DIGITS, RoundingMode.HALF_UP);
        }
        return null;
    }

    /** Without characters that no form can show. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }
}
