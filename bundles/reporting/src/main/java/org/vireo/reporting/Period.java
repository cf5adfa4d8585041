package org.vireo.reporting;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * From when until when. Immutable.
 *
 * @param from the first moment
 * @param to the first moment after it
 */
record Period(Instant from, Instant to) {
    private static final Pattern LAST = Pattern.compile("last-([1-9][0-9]{0,3})-(hours|days|weeks|months|years)");
    private static final Duration LONGEST = Duration.ofDays(366 * 20L);

    /** Refuses one that ends before it begins, or is longer than twenty years. */
    Period {
        Objects.requireNonNull(from, "from");
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period must end after it begins");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a period can have 20 years at most");
        }
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /**
     * The period that a text means: {@code last-30-days} up to now and other numbers of hours, days, weeks, months and years; {@code today}, {@code yesterday},
     * {@code this-} and {@code last-} {@code week}, {@code month}, {@code quarter} and {@code year} as calendars have them; or two days such as
     * {@code 2026-01-01/2026-01-31}, both of them in it.
     *
     * @throws IllegalArgumentException when it means none, with a sentence
     */
    static Period of(String text, ZoneId zone, Instant moment) {
        var now = moment.atZone(zone);
        var last = LAST.matcher(text);
        if (last.matches()) {
            var unit = ChronoUnit.valueOf(last.group(2).toUpperCase(Locale.ROOT));
            return between(now.minus(Long.parseLong(last.group(1)), unit), now);
        }
        var day = now.truncatedTo(ChronoUnit.DAYS);
        return switch (text) {
            case "today" -> between(day, now.plusSeconds(1));
            case "yesterday" -> between(day.minusDays(1), day);
            case "this-week", "this-month", "this-quarter", "this-year" ->
                between(start(text.substring(5), day), now.plusSeconds(1));
            case "last-week", "last-month", "last-quarter", "last-year" -> whole(text.substring(5), day);
            default -> days(text, zone);
        };
    }

    private static Period between(ZonedDateTime from, ZonedDateTime to) {
        return new Period(from.toInstant(), to.toInstant());
    }

    private static Period whole(String unit, ZonedDateTime day) {
        var end = start(unit, day);
        return between(start(unit, end.minusDays(1)), end);
    }

    private static ZonedDateTime start(String unit, ZonedDateTime day) {
        return switch (unit) {
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            default -> day.withDayOfYear(1);
        };
    }

    private static Period days(String text, ZoneId zone) {
        var parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                return between(
                        LocalDate.parse(parts[0]).atStartOfDay(zone),
                        LocalDate.parse(parts[1]).plusDays(1).atStartOfDay(zone));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + e.getParsedString() + "' is not a day such as 2026-01-31", e);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a period such as last-30-days, last-month or 2026-01-01/2026-01-31");
    }
}
