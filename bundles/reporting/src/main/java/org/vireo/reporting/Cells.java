package org.vireo.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.vireo.model.ByteSize;
import org.vireo.spi.report.ReportQuery.Column;
import org.vireo.spi.report.ReportValue;

/**
 * Makes values of what the history answers. Immutable.
 *
 * @param locale of words
 * @param grain of what rows stand for
 */
record Cells(Locale locale, Grain grain) {
    private static final long MILLIS = 1000;

    /** What a row has in a column. */
    ReportValue read(ResultSet row, Column column) throws SQLException {
        if (row.getObject(column.key()) == null) {
            return ReportValue.MISSING;
        }
        var key = column.key();
        return switch (column.type()) {
            case TEXT -> new ReportValue.Text(row.getString(key));
            case WHOLE -> new ReportValue.Whole(row.getLong(key));
            case DECIMAL -> new ReportValue.Decimal(row.getBigDecimal(key));
            case PERCENT -> percent(row.getDouble(key));
            case SIZE -> new ReportValue.Size(new ByteSize(Math.max(0, Math.round(row.getDouble(key)))));
            case SPAN -> new ReportValue.Span(Duration.ofMillis(Math.round(row.getDouble(key) * MILLIS)));
            case MOMENT ->
                new ReportValue.Moment(row.getObject(key, OffsetDateTime.class).toInstant());
            case FLAG -> new ReportValue.Flag(row.getBoolean(key));
            case BUCKET -> new ReportValue.Text(grain.label(row.getObject(key, LocalDateTime.class), locale));
            case WEEKDAY ->
                new ReportValue.Text(DayOfWeek.of(row.getInt(key)).getDisplayName(TextStyle.FULL_STANDALONE, locale));
            case HOUR -> new ReportValue.Text(String.format(Locale.ROOT, "%02d:00", row.getInt(key)));
        };
    }

    private static ReportValue percent(double value) {
        return Double.isFinite(value) ? new ReportValue.Percent(value) : ReportValue.MISSING;
    }
}
