package org.vireo.reporting.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vireo.reporting.forecast.ForecastStep.Seen;
import org.vireo.spi.report.ReportAsked;
import org.vireo.spi.report.ReportValue;

/**
 * Says what was seen. Immutable.
 *
 * @param asked for what
 */
record ForecastWords(ReportAsked asked) {
    private static final int MONTH = 30;
    /** Days of the past that a picture shows. */
    private static final int SHOWN_BEHIND = 120;

    private static final int SHOWN_AHEAD = 60;
    /** More days than these are shown by weeks, and more weeks by four of them. */
    private static final int MOST_ROWS = 60;

    private static final int WEEK = 7;

    /** A row of the outlook. */
    List<ReportValue> row(Seen seen) {
        var outlook = seen.outlook();
        var series = seen.watched().series();
        var test = outlook.test();
        return List.of(
                new ReportValue.Text(seen.watched().name()),
                new ReportValue.Text(resource(seen.watched().resource())),
                new ReportValue.Percent(series.last()),
                outlook.ahead().length == 0
                        ? ReportValue.MISSING
                        : new ReportValue.Percent(Math.round(outlook.growth(MONTH) * 10) / 10.0),
                fullOn(seen),
                range(seen, Outlook.OF_80),
                range(seen, Outlook.OF_95),
                test.<ReportValue>map(one -> new ReportValue.Percent(one.relative()))
                        .orElse(ReportValue.MISSING),
                test.<ReportValue>map(one -> new ReportValue.Percent(one.naiveRelative()))
                        .orElse(ReportValue.MISSING),
                test.<ReportValue>map(one -> new ReportValue.Decimal(
                                BigDecimal.valueOf(one.scaled()).setScale(2, RoundingMode.HALF_UP)))
                        .orElse(ReportValue.MISSING),
                new ReportValue.Whole(series.measured()),
                verdict(seen));
    }

    String resource(String key) {
        return text("resource." + key);
    }

    private ReportValue verdict(Seen seen) {
        var key = "verdict." + seen.outlook().verdict().name().toLowerCase(Locale.ROOT);
        return new ReportValue.Text(String.format(
                asked.locale(),
                text(key),
                seen.outlook().test().map(BackTest::origins).orElse(0),
                seen.outlook().ahead().length,
                seen.watched().series().measured()));
    }

    private ReportValue fullOn(Seen seen) {
        return switch (seen.outlook().verdict()) {
            case FULL -> new ReportValue.Text(text("now"));
            case DATED -> new ReportValue.Text(day(seen, 0));
            case LATER, STILL, UNRELIABLE, SHORT, PATCHY, OLD -> ReportValue.MISSING;
        };
    }

    /** From when to when; nothing where even the upper end stays below the limit. */
    private ReportValue range(Seen seen, double wide) {
        var first = day(seen, wide);
        return first.equals(text("later"))
                ? ReportValue.MISSING
                : new ReportValue.Text(first + " – " + day(seen, -wide));
    }

    private String day(Seen seen, double wide) {
        var end = seen.watched().series().end();
        return seen.outlook()
                .reaches(asked.number("threshold"), wide)
                .map(days -> end.plusDays(days).toString())
                .orElse(text("later"));
    }

    /** What was, and what is expected until it is full or for two months. */
    List<List<ReportValue>> course(Seen seen) {
        var series = seen.watched().series();
        var outlook = seen.outlook();
        int first = Math.max(0, series.values().length - SHOWN_BEHIND);
        int ahead = outlook.reaches(asked.number("threshold"), 0).orElse(0) + SHOWN_AHEAD;
        int last = series.values().length + Math.min(ahead, outlook.ahead().length);
        int days = last - first;
        int every = days <= MOST_ROWS ? 1 : days <= MOST_ROWS * WEEK ? WEEK : 4 * WEEK;
        var rows = new ArrayList<List<ReportValue>>();
        for (int t = last - 1 - (last - 1 - first) / every * every; t < last; t += every) {
            rows.add(day(series.start().plusDays(t), t, series, outlook));
        }
        return rows;
    }

    private static List<ReportValue> day(LocalDate day, int t, Series series, Outlook outlook) {
        var row = new ArrayList<ReportValue>();
        row.add(new ReportValue.Text(day.toString()));
        int h = t - series.values().length;
        row.add(h < 0 ? percent(series.values()[t]) : ReportValue.MISSING);
        for (double wide : new double[] {0, -Outlook.OF_80, Outlook.OF_80, -Outlook.OF_95, Outlook.OF_95}) {
            row.add(h < 0 ? ReportValue.MISSING : percent(outlook.ahead()[h] + wide * outlook.deviations()[h]));
        }
        return row;
    }

    /** Less than nothing cannot be used. */
    private static ReportValue percent(double value) {
        return Double.isNaN(value) ? ReportValue.MISSING : new ReportValue.Percent(Math.max(0, value));
    }

    private String text(String key) {
        return ForecastReports.TEXTS.text(key, asked.locale());
    }
}
