package org.vireo.reporting;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** How long what a row stands for is. */
enum Grain {
    HOUR(1),
    DAY(24),
    WEEK(7 * 24),
    MONTH(30 * 24),
    QUARTER(91 * 24),
    YEAR(365 * 24);

    /** Rows that a chart can show side by side. */
    private static final int READABLE = 62;

    private final Duration about;

    Grain(int hours) {
        about = Duration.ofHours(hours);
    }

    /** As SQL names it. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The shortest that shows a period in a readable number of rows. */
    static Grain fitting(Duration period) {
        for (var grain : values()) {
            if (period.compareTo(grain.about.multipliedBy(READABLE)) <= 0) {
                return grain;
            }
        }
        return YEAR;
    }

    /** What people call the one that begins then. */
    String label(LocalDateTime start, Locale locale) {
        return switch (this) {
            case HOUR ->
                date(start, locale) + " " + DateTimeFormatter.ofPattern("HH:mm").format(start);
            case DAY, WEEK -> date(start, locale);
            case MONTH -> DateTimeFormatter.ofPattern("LLL yyyy", locale).format(start);
            case QUARTER -> start.getYear() + "/" + start.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> String.valueOf(start.getYear());
        };
    }

    private static String date(LocalDateTime start, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                .localizedBy(locale)
                .format(start);
    }
}
