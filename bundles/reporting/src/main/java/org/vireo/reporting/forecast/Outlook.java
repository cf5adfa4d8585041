package org.vireo.reporting.forecast;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When something will be full. Immutable but for its arrays, which nobody changes.
 *
 * @param verdict what can be said
 * @param ahead what is expected on each of the next days; empty where nothing can be said
 * @param deviations how far off that may be, a standard deviation
 * @param test how good it is; nothing when it was not tried
 * @param season whether weeks were told apart
 */
record Outlook(Verdict verdict, double[] ahead, double[] deviations, Optional<BackTest> test, boolean season) {
    /** Half of the width of an interval in which 80 of 100 lie, in standard deviations. */
    static final double OF_80 = 1.2816;
    /** The same for 95 of 100. */
    static final double OF_95 = 1.9600;

    private static final int WEEK = 7;
    /** Two seasons to learn from, and one to be tried on. */
    private static final int SEASONAL = 3 * WEEK;

    private static final int SHORTEST = 8;
    /** So many times the length of what is known can be looked ahead. */
    private static final int FARTHEST = 3;

    private static final double LEAST_MEASURED = 2 / 3.0;

    /** What can be said. */
    enum Verdict {
        /** It is full now. */
        FULL,
        /** It will be full on a day that can be named. */
        DATED,
        /** It will not be full within the days looked at. */
        LATER,
        /** It does not move. */
        STILL,
        /** The forecast is no better than to say that it stays as it is. */
        UNRELIABLE,
        /** There are too few days. */
        SHORT,
        /** Too many days are missing. */
        PATCHY,
        /** Nothing was measured in the last week. */
        OLD
    }

    /**
     * Of a series.
     *
     * @param series in percent of what there is
     * @param today the day after the last one that could have been measured
     * @param limit from which it is full, in percent
     * @param days looked at; no more than three times as many as are known
     */
    static Outlook of(Series series, LocalDate today, double limit, int days, boolean damped) {
        var refused = refusal(series, today);
        if (refused.isPresent()) {
            return new Outlook(refused.get(), new double[0], new double[0], Optional.empty(), false);
        }
        var values = series.values();
        int season = values.length >= SEASONAL ? WEEK : 0;
        var test = BackTest.of(values, season, damped);
        if (series.last() >= limit) {
            return new Outlook(Verdict.FULL, new double[0], new double[0], Optional.of(test), season > 0);
        }
        if (!test.still() && !test.better()) {
            return new Outlook(Verdict.UNRELIABLE, new double[0], new double[0], Optional.of(test), season > 0);
        }
        var followed = Fit.of(values, season, damped);
        int far = Math.min(days, FARTHEST * values.length);
        var ahead = followed.ahead(far);
        var deviations = followed.deviations(far);
        for (int h = 0; h < far; h++) {
            deviations[h] *= test.widening();
        }
        var outlook = new Outlook(Verdict.LATER, ahead, deviations, Optional.of(test), season > 0);
        if (test.still()) {
            return outlook.as(Verdict.STILL);
        }
        return outlook.reaches(limit, 0).isPresent() ? outlook.as(Verdict.DATED) : outlook;
    }

    private static Optional<Verdict> refusal(Series series, LocalDate today) {
        if (series.measured() < SHORTEST) {
            return Optional.of(Verdict.SHORT);
        }
        if (series.end().isBefore(today.minusDays(WEEK))) {
            return Optional.of(Verdict.OLD);
        }
        return series.measured() < LEAST_MEASURED * series.values().length
                ? Optional.of(Verdict.PATCHY)
                : Optional.empty();
    }

    private Outlook as(Verdict other) {
        return new Outlook(other, ahead, deviations, test, season);
    }

    /**
     * How many days after the last measured one it reaches a limit, from 1, if it does within the days looked at.
     *
     * @param wide of how many standard deviations above what is expected; below it when negative
     */
    Optional<Integer> reaches(double limit, double wide) {
        for (int h = 0; h < ahead.length; h++) {
            if (ahead[h] + wide * deviations[h] >= limit) {
                return Optional.of(h + 1);
            }
        }
        return Optional.empty();
    }

    /** What is expected to be added in so many days: from the first week to the one so many days later, or in proportion when less is looked at. */
    double growth(int days) {
        int apart = Math.min(days, ahead.length - WEEK);
        return apart <= 0 ? 0 : (mean(apart, apart + WEEK) - mean(0, WEEK)) * days / apart;
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int h = from; h < to; h++) {
            sum += ahead[h];
        }
        return sum / (to - from);
    }
}
