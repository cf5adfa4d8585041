package org.vireo.reporting.forecast;

/**
 * Additive exponential smoothing with a trend and, if wanted, a season, in its error-correcting form (Hyndman and others, "Forecasting with Exponential
 * Smoothing", 2008, section 2.5). Where nothing was measured, what was expected stands in. Immutable.
 *
 * @param season steps of a season, 0 for none
 * @param level how fast the level follows (α), above 0 to 1
 * @param trend how fast the trend follows, as a part of α (β*), 0 to 1
 * @param seasonal how fast the season follows (γ), 0 to 1 - α
 * @param damping what is left of the trend a step later (φ), above 0 to 1
 */
record HoltWinters(int season, double level, double trend, double seasonal, double damping) {
    /** Follows measured values from a start. */
    Followed follow(double[] values, Start start) {
        double l = start.level();
        double b = start.trend();
        var seasons = start.seasons().clone();
        double squares = 0;
        int measured = 0;
        for (int t = 0; t < values.length; t++) {
            double expected = l + damping * b;
            int phase = season == 0 ? 0 : t % season;
            double error = Double.isNaN(values[t]) ? 0 : values[t] - expected - seasons[phase];
            if (!Double.isNaN(values[t])) {
                squares += error * error;
                measured++;
            }
            l = expected + level * error;
            b = damping * b + level * trend * error;
            if (season > 0) {
                seasons[phase] += seasonal * error;
            }
        }
        return new Followed(this, l, b, seasons, values.length, squares, measured);
    }

    /**
     * Where it starts.
     *
     * @param level before the first value
     * @param trend by step
     * @param seasons what the season adds to each of its steps; a single 0 for none
     */
    record Start(double level, double trend, double[] seasons) {
        private static final int ROUNDS = 3;

        /** From a line through the first values, and what lies beside it; and then once more through what the season leaves. */
        static Start of(double[] values, int season) {
            int used = Math.min(values.length, season == 0 ? 10 : 4 * season);
            var seasons = new double[Math.max(1, season)];
            var line = Line.through(values, used);
            for (int round = 0; season > 0 && round < ROUNDS; round++) {
                seasons = beside(line, values, used, season);
                line = Line.through(without(seasons, values, used), used);
            }
            return new Start(line.at(-1), line.slope(), seasons);
        }

        private static double[] without(double[] seasons, double[] values, int used) {
            var rest = new double[used];
            for (int t = 0; t < used; t++) {
                rest[t] = values[t] - seasons[t % seasons.length];
            }
            return rest;
        }

        private static double[] beside(Line line, double[] values, int used, int season) {
            var seasons = new double[season];
            var counts = new int[season];
            for (int t = 0; t < used; t++) {
                if (!Double.isNaN(values[t])) {
                    seasons[t % season] += values[t] - line.at(t);
                    counts[t % season]++;
                }
            }
            double mean = 0;
            for (int i = 0; i < season; i++) {
                seasons[i] = counts[i] == 0 ? 0 : seasons[i] / counts[i];
                mean += seasons[i] / season;
            }
            for (int i = 0; i < season; i++) {
                seasons[i] -= mean;
            }
            return seasons;
        }
    }
}
