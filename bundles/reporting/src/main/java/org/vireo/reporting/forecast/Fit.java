package org.vireo.reporting.forecast;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/** Finds the smoothing that would have been off by the least squares, one step ahead. Confined to one thread. */
final class Fit {
    private static final int MOST_TRIES = 2000;
    private static final double FIRST_RADIUS = 0.04;
    private static final double LAST_RADIUS = 1e-5;
    private static final double LEAST = 1e-4;
    /** Below it a damped trend is none (as in Hyndman and Athanasopoulos, "Forecasting", section 8.2). */
    private static final double LEAST_DAMPING = 0.8;

    private static final double MOST_DAMPING = 0.98;
    /** The valley has more than one bottom: quick and slow ones. */
    private static final double[][] GUESSES = {{0.5, 0.1, 0.1}, {0.1, 0.05, 0.1}, {0.9, 0.05, 0.05}};

    private final double[] values;
    private final int season;
    private final boolean damped;
    private final HoltWinters.Start start;
    private Followed best;

    private Fit(double[] values, int season, boolean damped) {
        this.values = values;
        this.season = season;
        this.damped = damped;
        start = HoltWinters.Start.of(values, season);
    }

    /**
     * The best smoothing of values, followed to their end.
     *
     * @param season steps of a season, 0 for none
     */
    static Followed of(double[] values, int season, boolean damped) {
        var fit = new Fit(values, season, damped);
        for (var guess : GUESSES) {
            fit.search(guess);
        }
        return fit.best;
    }

    private void search(double[] guess) {
        int size = 2 + (season > 0 ? 1 : 0) + (damped ? 1 : 0);
        var from = new double[size];
        var low = new double[size];
        var high = new double[size];
        for (int i = 0; i < size; i++) {
            boolean damping = damped && i == size - 1;
            from[i] = damping ? 0.9 : guess[i];
            low[i] = damping ? LEAST_DAMPING : LEAST;
            high[i] = damping ? MOST_DAMPING : 1 - LEAST;
        }
        try {
            new BOBYQAOptimizer(2 * size + 1, FIRST_RADIUS, LAST_RADIUS)
                    .optimize(
                            new MaxEval(MOST_TRIES),
                            new ObjectiveFunction(this::off),
                            GoalType.MINIMIZE,
                            new InitialGuess(from),
                            new SimpleBounds(low, high));
        } catch (MathRuntimeException e) {
            // it went round in circles, or took too long: the best that it came by counts
            if (best == null) {
                off(from);
            }
        }
    }

    /** The square of what was off; the season's rate is told as a part of what the level leaves. */
    private double off(double[] rates) {
        double seasonal = season > 0 ? rates[2] * (1 - rates[0]) : 0;
        double damping = damped ? rates[rates.length - 1] : 1;
        var followed = new HoltWinters(season, rates[0], rates[1], seasonal, damping).follow(values, start);
        if (best == null || followed.squares() < best.squares()) {
            best = followed;
        }
        return followed.squares();
    }
}
