package org.vireo.history.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vireo.engine.api.history.UsageHistory.Span;

/**
 * How a time is cut into points, and which rows they are made of. Immutable.
 *
 * @param from moment at which the first point begins
 * @param to moment at which the last one ends
 * @param step time that each point stands for
 * @param grain of rows, as long as their time is over
 * @param parts of the time, each with the grain that it is read from
 */
record Plan(Instant from, Instant to, Duration step, Grain grain, List<Part> parts) {
    private static final int MOST_POINTS = 1000;
    private static final Duration LONGEST = Duration.ofDays(3660);
    /** A single point is made of so many rows at least, so that it begins and ends about where it is to. */
    private static final int PARTS_OF_ONE = 24;

    private static final long DAY = 86_400;
    /** Seconds that people count in. */
    private static final long[] STEPS = {
        1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY
    };

    /** A part of the time that is read from one grain. */
    record Part(Grain grain, Instant from, Instant to) {}

    /** Until when hours and days are worked out. */
    record RolledUp(Instant hours, Instant days) {}

    int points() {
        return (int) (Duration.between(from, to).toSeconds() / step.toSeconds());
    }

    /** Refuses what makes no sense, with a sentence. */
    static void check(Span span) {
        if (!span.from().isBefore(span.to())) {
            throw SeriesError.QUESTION_WRONG.because("from must be before to.");
        }
        if (Duration.between(span.from(), span.to()).compareTo(LONGEST) > 0) {
            throw SeriesError.QUESTION_WRONG.because("from and to must not be more than 3660 days apart.");
        }
        if (span.points() < 1 || span.points() > MOST_POINTS) {
            throw SeriesError.QUESTION_WRONG.because("points must be 1 to " + MOST_POINTS + ".");
        }
    }

    static Plan of(Span span, Instant now, Kept kept, RolledUp rolledUp) {
        check(span);
        var one = span.points() == 1;
        var interval = kept.interval().toSeconds();
        var wanted = one ? Duration.between(span.from(), span.to()).toSeconds() / PARTS_OF_ONE : step(span, interval);
        var grain = grain(span.from().plusSeconds(wanted), now, kept, Duration.ofSeconds(wanted));
        var length = grain.length(kept.interval()).toSeconds();
        var step = one ? length : step(span, Math.max(wanted, length));
        var from = begin(span, step);
        var to = from.plusSeconds(points(span, step) * step);
        return new Plan(
                from,
                to,
                one ? Duration.between(from, to) : Duration.ofSeconds(step),
                grain,
                parts(grain, from, to, rolledUp));
    }

    /** The shortest of those people count in, from {@code least} on, with which there are not too many points. */
    private static long step(Span span, long least) {
        return Arrays.stream(STEPS)
                .filter(step -> step >= least && step % least == 0 && points(span, step) <= span.points())
                .findFirst()
                .orElseGet(() -> days(span));
    }

    private static long days(Span span) {
        long step = DAY;
        while (points(span, step) > span.points()) {
            step += DAY;
        }
        return step;
    }

    private static long points(Span span, long step) {
        return -Math.floorDiv(
                -Duration.between(begin(span, step), span.to())
                        .plusNanos(999_999_999)
                        .toSeconds(),
                step);
    }

    /** Points begin at multiples of their step since 1970, longer ones with a day. */
    private static Instant begin(Span span, long step) {
        var unit = Math.min(step, DAY);
        return Instant.ofEpochSecond(Math.floorDiv(span.from().getEpochSecond(), unit) * unit);
    }

    /** The longest that fits into a step and is kept since then, or else the shortest that is; if none is, the longest there is. */
    private static Grain grain(Instant from, Instant now, Kept kept, Duration step) {
        var best = kept.has(Grain.DAYS) ? Grain.DAYS : Grain.HOURS;
        for (var grain : List.of(Grain.DAYS, Grain.HOURS, Grain.SAMPLES)) {
            var fits = grain.length(kept.interval()).compareTo(step) <= 0;
            if (kept.reaches(grain, from, now)) {
                if (fits) {
                    return grain;
                }
                best = grain;
            }
        }
        return best;
    }

    /** What is not rolled up yet is read from finer rows. */
    private static List<Part> parts(Grain grain, Instant from, Instant to, RolledUp rolledUp) {
        var parts = new ArrayList<Part>();
        var begin = from;
        for (var part : List.of(Grain.DAYS, Grain.HOURS, Grain.SAMPLES)) {
            if (part.compareTo(grain) > 0) {
                continue;
            }
            var end = switch (part) {
                case DAYS -> rolledUp.days();
                case HOURS -> rolledUp.hours();
                case SAMPLES -> to;
            };
            end = end.isBefore(to) ? end : to;
            if (begin.isBefore(end)) {
                parts.add(new Part(part, begin, end));
                begin = end;
            }
        }
        return List.copyOf(parts);
    }
}
