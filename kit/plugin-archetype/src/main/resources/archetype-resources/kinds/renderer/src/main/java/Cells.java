package ${package};

import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.vireo.spi.report.ReportValue;

/**
 * Values as people of a language read them. Immutable.
 *
 * @param locale of numbers and dates
 * @param zone of moments
 */
record Cells(Locale locale, ZoneId zone) {
    String text(ReportValue value) {
        if (value instanceof ReportValue.Text text) {
            return text.value().replace('\n', ' ').replace('\r', ' ');
        } else if (value instanceof ReportValue.Whole whole) {
            return NumberFormat.getIntegerInstance(locale).format(whole.value());
        } else if (value instanceof ReportValue.Decimal decimal) {
            return NumberFormat.getNumberInstance(locale).format(decimal.value());
        } else if (value instanceof ReportValue.Percent percent) {
            return NumberFormat.getNumberInstance(locale).format(percent.value()) + " %";
        } else if (value instanceof ReportValue.Size size) {
            return NumberFormat.getIntegerInstance(locale).format(size.value().toMiBCeil()) + " MiB";
        } else if (value instanceof ReportValue.Span span) {
            return span.value().toString();
        } else if (value instanceof ReportValue.Moment moment) {
            var form = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).localizedBy(locale);
            return form.format(moment.value().atZone(zone));
        } else if (value instanceof ReportValue.Flag flag) {
            return flag.value() ? "+" : "-";
        }
        return "";
    }
}
