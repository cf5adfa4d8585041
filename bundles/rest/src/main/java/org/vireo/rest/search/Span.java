package org.vireo.rest.search;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The time that a text names: a day, a minute, a second.
 *
 * @param from included
 * @param to not included
 */
record Span(Instant from, Instant to) {
    /** Words that name a day, besides those of the week. */
    static final List<String> WORDS = List.of("today", "yesterday");

    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE, form("M/d/uuuu"), form("M/d/uu"), form("M-d-uuuu"), form("d.M.uuuu"));
    private static final List<DateTimeFormatter> MINUTES = List.of(form("uuuu-M-d H:mm"), form("M/d/uuuu H:mm"));
    private static final List<DateTimeFormatter> SECONDS =
            List.of(form("uuuu-M-d H:mm:ss"), form("M/d/uuuu H:mm:ss"), DateTimeFormatter.ISO_LOCAL_DATE_TIME);

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /** Empty when the text names no time. */
    static Optional<Span> of(String text, Clock clock) {
        var zone = clock.getZone();
        return word(text, LocalDate.now(clock), zone)
                .or(() -> day(text).map(day -> ofDay(day, zone)))
                .or(() -> local(text, MINUTES).map(time -> of(time, zone, ChronoUnit.MINUTES)))
                .or(() -> local(text, SECONDS).map(time -> of(time, zone, ChronoUnit.SECONDS)))
                .or(() -> instant(text));
    }

    /** The last day of that name: on a Monday "monday" is today. */
    private static Optional<Span> word(String text, LocalDate today, ZoneId zone) {
        var word = text.toLowerCase(Locale.ROOT);
        if (word.equals("today")) {
            return Optional.of(ofDay(today, zone));
        }
        if (word.equals("yesterday")) {
            return Optional.of(ofDay(today.minusDays(1), zone));
        }
        for (var day : DayOfWeek.values()) {
            if (word.equals(day.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(ofDay(today.with(TemporalAdjusters.previousOrSame(day)), zone));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        for (var form : DAYS) {
            try {
                return Optional.of(LocalDate.parse(text, form)).filter(Span::usual);
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDateTime> local(String text, List<DateTimeFormatter> forms) {
        for (var form : forms) {
            try {
                return Optional.of(LocalDateTime.parse(text, form)).filter(time -> usual(time.toLocalDate()));
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Optional<Span> instant(String text) {
        try {
            var from = OffsetDateTime.parse(text);
            return usual(from.toLocalDate())
                    ? Optional.of(new Span(
                            from.toInstant(), from.plus(1, ChronoUnit.MILLIS).toInstant()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The database and Java disagree about the far ends of time. */
    private static boolean usual(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }

    private static Span ofDay(LocalDate day, ZoneId zone) {
        return new Span(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static Span of(LocalDateTime time, ZoneId zone, ChronoUnit unit) {
        return new Span(
                time.atZone(zone).toInstant(), time.plus(1, unit).atZone(zone).toInstant());
    }
}
