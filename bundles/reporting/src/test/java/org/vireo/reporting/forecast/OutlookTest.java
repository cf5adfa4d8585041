package org.vireo.reporting.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.vireo.reporting.forecast.Outlook.Verdict;

class OutlookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static Series series(int days, IntToDoubleFunction value) {
        var measured = new TreeMap<LocalDate, Double>();
        for (int t = 0; t < days; t++) {
            double told = value.applyAsDouble(t);
            if (!Double.isNaN(told)) {
                measured.put(TODAY.minusDays(days - t), told);
            }
        }
        return Series.of(measured);
    }

    private static Outlook outlook(int days, IntToDoubleFunction value) {
        return Outlook.of(series(days, value), TODAY, 90, 365, false);
    }

    private static IntToDoubleFunction noisy(double deviation, IntToDoubleFunction value) {
        var random = new Random(7);
        return t -> value.applyAsDouble(t) + deviation * random.nextGaussian();
    }

    @Test
    void namesTheDayOnWhichALineReachesTheLimit() {
        var outlook = outlook(100, t -> 40 + 0.2 * t);
        assertThat(outlook.verdict()).isEqualTo(Verdict.DATED);
        assertThat(outlook.reaches(90, 0))
                .hasValueSatisfying(day -> assertThat(day).isBetween(150, 152));
        assertThat(outlook.growth(30)).isCloseTo(6, within(0.01));
    }

    @Test
    void seesWeeksAndGrowthThroughNoise() {
        var outlook = outlook(120, noisy(0.8, t -> 40 + 0.25 * t + (t % 7 < 5 ? 3 : -6)));
        assertThat(outlook.verdict()).isEqualTo(Verdict.DATED);
        assertThat(outlook.season()).isTrue();
        // on working days: 40 + 0.25 t + 3 = 90 at t = 188, 69 days after the last
        assertThat(outlook.reaches(90, 0))
                .hasValueSatisfying(day -> assertThat(day).isBetween(60, 80));
        int early = outlook.reaches(90, Outlook.OF_95).orElseThrow();
        int late = outlook.reaches(90, -Outlook.OF_95).orElseThrow();
        assertThat(early).isLessThanOrEqualTo(outlook.reaches(90, Outlook.OF_80).orElseThrow());
        assertThat(late)
                .isGreaterThanOrEqualTo(outlook.reaches(90, -Outlook.OF_80).orElseThrow());
        assertThat(outlook.test().orElseThrow().error()).isLessThan(2);
    }

    @Test
    void saysNothingOfWhatWandersAbout() {
        var random = new Random(3);
        var at = new double[] {50};
        var outlook = outlook(150, t -> at[0] += random.nextGaussian());
        assertThat(outlook.verdict()).isEqualTo(Verdict.UNRELIABLE);
        assertThat(outlook.ahead()).isEmpty();
    }

    @Test
    void expectsNothingOfWhatStays() {
        assertThat(outlook(60, t -> 50).verdict()).isEqualTo(Verdict.STILL);
        assertThat(outlook(60, t -> 0).verdict()).isEqualTo(Verdict.STILL);
    }

    @Test
    void expectsNothingOfWhatFalls() {
        var outlook = outlook(60, noisy(0.2, t -> 80 - 0.3 * t));
        assertThat(outlook.verdict()).isEqualTo(Verdict.LATER);
        assertThat(outlook.growth(30)).isNegative();
        assertThat(outlook.reaches(90, 0)).isEmpty();
    }

    @Test
    void namesNoDayAfterAStep() {
        assertThat(outlook(120, noisy(0.3, t -> t < 50 ? 30 : 60)).verdict()).isNotEqualTo(Verdict.DATED);
    }

    @Test
    void namesNoDayForNoise() {
        assertThat(outlook(120, noisy(2, t -> 60)).verdict()).isNotEqualTo(Verdict.DATED);
    }

    @Test
    void bearsGapsButNotTooMany() {
        var outlook = outlook(100, t -> t % 5 == 2 || (t > 40 && t < 47) ? Double.NaN : 40 + 0.2 * t);
        assertThat(outlook.verdict()).isEqualTo(Verdict.DATED);
        assertThat(outlook.reaches(90, 0))
                .hasValueSatisfying(day -> assertThat(day).isBetween(148, 154));
        assertThat(outlook(100, t -> t % 2 == 0 ? 40 + 0.2 * t : Double.NaN).verdict())
                .isEqualTo(Verdict.PATCHY);
    }

    @Test
    void refusesToSpeakOfFewOrOldDays() {
        assertThat(outlook(7, t -> 40 + t).verdict()).isEqualTo(Verdict.SHORT);
        var old = series(60, t -> 40 + 0.2 * t);
        assertThat(Outlook.of(old, TODAY.plusDays(20), 90, 365, false).verdict())
                .isEqualTo(Verdict.OLD);
    }

    @Test
    void takesNoSeasonFromAFewWeeks() {
        var outlook = outlook(20, t -> 60 + 0.8 * t);
        assertThat(outlook.season()).isFalse();
        assertThat(outlook.verdict()).isEqualTo(Verdict.DATED);
    }

    @Test
    void looksAheadNoMoreThanThreeTimesAsFarAsBack() {
        var outlook = outlook(20, t -> 40 + 0.2 * t);
        assertThat(outlook.verdict()).isEqualTo(Verdict.LATER);
        assertThat(outlook.ahead()).hasSize(60);
    }

    @Test
    void tellsWhatIsFullNow() {
        assertThat(outlook(40, t -> 60 + t).verdict()).isEqualTo(Verdict.FULL);
    }

    @Test
    void dampsAsAskedTo() {
        var values = series(100, t -> 40 + 0.2 * t);
        var damped = Outlook.of(values, TODAY, 90, 365, true);
        assertThat(damped.growth(30)).isBetween(0.5, 6.0);
        assertThat(damped.verdict()).isEqualTo(Verdict.LATER);
    }

    /** Intervals have to hold what they promise: tried on 120 walks that rise, 28 days ahead. */
    @Test
    void isRightAsOftenAsItSays() {
        var random = new Random(11);
        int told = 0;
        int in80 = 0;
        int in95 = 0;
        for (int i = 0; i < 120; i++) {
            var at = new double[] {20};
            var all = series(120, t -> at[0] += 0.15 + 0.3 * random.nextGaussian());
            var known = Series.of(first(all, 92));
            var outlook = Outlook.of(known, known.end().plusDays(1), 200, 28, false);
            if (outlook.ahead().length > 0) {
                double off = Math.abs(all.values()[119] - outlook.ahead()[27]);
                told++;
                in80 += off <= Outlook.OF_80 * outlook.deviations()[27] ? 1 : 0;
                in95 += off <= Outlook.OF_95 * outlook.deviations()[27] ? 1 : 0;
            }
        }
        assertThat(told).isGreaterThan(90);
        assertThat(100.0 * in80 / told).isBetween(72.0, 97.0);
        assertThat(100.0 * in95 / told).isGreaterThan(90);
    }

    private static TreeMap<LocalDate, Double> first(Series all, int days) {
        var measured = new TreeMap<LocalDate, Double>();
        for (int t = 0; t < days; t++) {
            measured.put(all.start().plusDays(t), all.values()[t]);
        }
        return measured;
    }
}
