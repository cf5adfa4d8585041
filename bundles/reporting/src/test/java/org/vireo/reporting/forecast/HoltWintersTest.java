package org.vireo.reporting.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compared with what statsmodels 0.15.0 (Python) gives for the same series, rates and start. */
class HoltWintersTest {
    private static final double[] WEEK = {3, 1, 0, -1, 2, -2, -3};
    private static final HoltWinters.Start START = new HoltWinters.Start(50, 0.1, WEEK);

    /** Twelve weeks that grow, with a week's season and something that looks like noise. */
    private static double[] series() {
        return IntStream.range(0, 84)
                .mapToDouble(t -> 50 + 0.15 * t + WEEK[t % 7] + 0.5 * ((t * 37 + 11) % 17 - 8) / 8.0)
                .toArray();
    }

    @Test
    void expectsWhatStatsmodelsExpects() {
        var followed = new HoltWinters(7, 0.3, 0.2, 0.1, 1).follow(series(), START);
        assertThat(followed.squares()).isCloseTo(12.417994740140783, within(1e-9));
        assertThat(followed.ahead(7))
                .containsExactly(
                        new double[] {
                            65.51677845291469,
                            63.71826789055335,
                            62.87006736409825,
                            62.00971590447995,
                            65.16005581312463,
                            61.270996962472566,
                            60.38854248268367
                        },
                        within(0.05));
        assertThat(followed.ahead(14)[13]).isCloseTo(61.364826685046324, within(1e-9));
    }

    @Test
    void dampsTheTrendAsStatsmodelsDoes() {
        var followed = new HoltWinters(7, 0.3, 0.2, 0.1, 0.95).follow(series(), START);
        assertThat(followed.squares()).isCloseTo(13.201934248881317, within(1e-9));
        assertThat(followed.ahead(14)[0]).isCloseTo(65.40907134545397, within(1e-9));
        assertThat(followed.ahead(14)[12]).isCloseTo(61.391874928157975, within(1e-9));
    }

    @Test
    void isAsUnsureAsStatsmodels() {
        var deviations =
                new HoltWinters(7, 0.3, 0.2, 0.1, 1).follow(series(), START).deviations(14);
        double first = deviations[0] * deviations[0];
        assertThat(deviations[6] * deviations[6] / first)
                .isCloseTo(0.3878553690503957 / 0.14783327071596114, within(1e-9));
        assertThat(deviations[7] * deviations[7] / first)
                .isCloseTo(0.4872584602798079 / 0.14783327071596114, within(1e-9));
        assertThat(deviations[13] * deviations[13] / first)
                .isCloseTo(1.2637379313883221 / 0.14783327071596114, within(1e-9));
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        var gap = series();
        gap[40] = Double.NaN;
        gap[41] = Double.NaN;
        var model = new HoltWinters(7, 0.3, 0.2, 0.1, 1);
        var followed = model.follow(gap, START);
        assertThat(followed.measured()).isEqualTo(82);
        assertThat(followed.ahead(1)[0]).isCloseTo(model.follow(series(), START).ahead(1)[0], within(0.1));
    }

    @Test
    void findsRatesAsGoodAsThoseOfStatsmodels() {
        var found = Fit.of(series(), 7, false);
        assertThat(found.squares())
                .as("statsmodels comes to 9.934 from the true start")
                .isLessThan(9.9342 * 1.05);
        assertThat(found.trend()).isCloseTo(0.15, within(0.02));
    }
}
