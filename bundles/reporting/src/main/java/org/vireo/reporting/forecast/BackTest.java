package org.vireo.reporting.forecast;

import java.util.Arrays;

/**
 * How good forecasts of a series would have been: made at several moments of the past, from what was known then, and compared with what came. Immutable.
 *
 * @param origins at how many moments
 * @param distance how many days ahead
 * @param error what forecasts were off on average
 * @param naive what "it stays as it is" was off on average
 * @param relative the error in percent of what came, where that is not 0
 * @param naiveRelative the same of "it stays as it is"
 * @param scaled the error as a multiple of the usual change from a day to the next (MASE)
 * @param widening by how much intervals were too narrow, at least 1
 */
record BackTest(
        int origins,
        int distance,
        double error,
        double naive,
        double relative,
        double naiveRelative,
        double scaled,
        double widening) {
    private static final int MOST_ORIGINS = 8;
    private static final int LONGEST = 28;
    private static final int SHORTEST = 3;
    private static final double FIRST_PART = 0.5;

    /** Tries a series. */
    static BackTest of(double[] values, int season, boolean damped) {
        int n = values.length;
        int distance = Math.max(SHORTEST, Math.min(LONGEST, n / 4));
        int first = Math.max((int) (n * FIRST_PART), 2 * season);
        first = Math.min(Math.max(first, Math.min(8, n - 1)), n - 1);
        int last = Math.max(first, n - distance);
        int every = Math.max(1, (int) Math.ceil((last - first + 1) / (double) MOST_ORIGINS));
        var sums = new Sums();
        for (int origin = last; origin >= first; origin -= every) {
            sums.add(values, origin, Math.min(distance, n - origin), season, damped);
        }
        return sums.told(distance, steps(values));
    }

    /** The usual change from one day to the next. */
    private static double steps(double[] values) {
        double sum = 0;
        int count = 0;
        for (int t = 1; t < values.length; t++) {
            double step = Math.abs(values[t] - values[t - 1]);
            if (!Double.isNaN(step)) {
                sum += step;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Whether nothing moves, for which nothing needs to be known. */
    boolean still() {
        return naive < 0.05;
    }

    /** Whether it is worth more than "it stays as it is": by a twentieth, as luck alone makes small differences. */
    boolean better() {
        return error < 0.95 * naive;
    }

    /** What is added up. Confined to one thread. */
    private static final class Sums {
        private int origins;
        private int count;
        private int counted;
        private double error;
        private double naive;
        private double relative;
        private double naiveRelative;
        private double surprise;

        void add(double[] values, int origin, int distance, int season, boolean damped) {
            var known = Arrays.copyOf(values, origin);
            double stays = lastOf(known);
            var followed = Fit.of(known, season, damped);
            var ahead = followed.ahead(distance);
            var deviations = followed.deviations(distance);
            origins++;
            for (int h = 0; h < distance; h++) {
                if (!Double.isNaN(values[origin + h])) {
                    compare(values[origin + h], ahead[h], stays, deviations[h]);
                }
            }
        }

        private void compare(double came, double expected, double stays, double deviation) {
            double off = Math.abs(came - expected);
            error += off;
            naive += Math.abs(came - stays);
            surprise += deviation > 0 ? off * off / (deviation * deviation) : 0;
            count++;
            if (Math.abs(came) > 1e-9) {
                relative += off / Math.abs(came);
                naiveRelative += Math.abs(came - stays) / Math.abs(came);
                counted++;
            }
        }

        private static double lastOf(double[] known) {
            for (int t = known.length - 1; t >= 0; t--) {
                if (!Double.isNaN(known[t])) {
                    return known[t];
                }
            }
            return 0;
        }

        BackTest told(int distance, double step) {
            int all = Math.max(1, count);
            int some = Math.max(1, counted);
            return new BackTest(
                    origins,
                    distance,
                    error / all,
                    naive / all,
                    100 * relative / some,
                    100 * naiveRelative / some,
                    step > 0 ? error / all / step : 0,
                    Math.max(1, Math.sqrt(surprise / all)));
        }
    }
}
