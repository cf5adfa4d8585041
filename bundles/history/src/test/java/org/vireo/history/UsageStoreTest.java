package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.history.UsageHistory;
import org.vireo.engine.api.history.UsageHistory.Line;
import org.vireo.engine.api.history.UsageHistory.Question;
import org.vireo.engine.api.history.UsageHistory.Ranked;
import org.vireo.engine.api.history.UsageHistory.RankingQuestion;
import org.vireo.engine.api.history.UsageHistory.Series;
import org.vireo.engine.api.history.UsageHistory.Shown;
import org.vireo.engine.api.history.UsageHistory.Span;
import org.vireo.history.series.ReadUsage;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/** Figures against those worked out by hand from what was measured. */
class UsageStoreTest {
    private static final Shown ALL = kind -> Optional.empty();
    private static final Instant DAY = TwoDays.DAY;
    private static final Instant TWO_O_CLOCK = hour(2);
    private static final Instant END = hour(26).plus(Duration.ofMinutes(20));

    private static TestWarehouse warehouse;

    @BeforeAll
    static void load() throws SQLException {
        warehouse = new TestWarehouse();
        TwoDays.load(warehouse);
    }

    @AfterAll
    static void remove() throws SQLException {
        warehouse.close();
    }

    private static Instant hour(int n) {
        return DAY.plus(Duration.ofHours(n));
    }

    private static UsageHistory at(Instant now) {
        return new ReadUsage(
                warehouse::read,
                Retention.FULL.kept(TwoDays.EVERY),
                Clock.fixed(now, ZoneOffset.UTC),
                Duration.ofSeconds(2));
    }

    private static Series series(
            Instant now, String kind, UUID id, String measure, Instant from, Instant to, int points) {
        return at(now).series(
                        new Question(kind, Optional.ofNullable(id), List.of(measure), new Span(from, to, points)), ALL);
    }

    private static Line line(Series series) {
        return series.lines().get(0);
    }

    /** {@code null} stands for what is not known. */
    private static List<OptionalDouble> known(Double... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? OptionalDouble.empty() : OptionalDouble.of(value))
                .toList();
    }

    @Test
    void showsSamplesAsTheyWere() {
        var told = series(TWO_O_CLOCK, "host", TwoDays.ALPHA, "cpu_usage", DAY, TWO_O_CLOCK, 12);
        assertThat(told.name()).isEqualTo("alpha");
        assertThat(told.grain()).isEqualTo("samples");
        assertThat(told.step()).isEqualTo(Duration.ofMinutes(10));
        assertThat(line(told).average())
                .isEqualTo(known(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, null, null, null, 50.0, 50.0, 50.0));
        assertThat(told.minutes()).containsOnly(10.0).hasSize(12);
    }

    @Test
    void putsSamplesTogether() {
        var told = series(TWO_O_CLOCK, "host", TwoDays.ALPHA, "cpu_usage", DAY, TWO_O_CLOCK, 4);
        assertThat(told.step()).isEqualTo(Duration.ofMinutes(30));
        assertThat(line(told).average()).isEqualTo(known(20.0, 50.0, null, 50.0));
        assertThat(line(told).minimum()).isEqualTo(known(10.0, 40.0, null, 50.0));
        assertThat(line(told).maximum()).isEqualTo(known(30.0, 60.0, null, 50.0));
        var whole = series(TWO_O_CLOCK, "host", TwoDays.ALPHA, "cpu_usage", DAY, TWO_O_CLOCK, 1);
        assertThat(whole.step()).isEqualTo(Duration.ofHours(2));
        // 360 in nine samples, by hours 35 in sixty minutes and 50 in thirty
        assertThat(line(whole).average()).isEqualTo(known(40.0));
        var up = series(TWO_O_CLOCK, "host", TwoDays.ALPHA, "up", DAY, TWO_O_CLOCK, 4);
        assertThat(line(up).average()).isEqualTo(known(100.0, 100.0, 0.0, 100.0));
    }

    @Test
    void takesHoursWhereSamplesDoNotReach() {
        var told = series(END, "host", TwoDays.ALPHA, "cpu_usage", DAY, hour(27), 100);
        assertThat(told.grain()).isEqualTo("hours");
        assertThat(told.step()).isEqualTo(Duration.ofHours(1));
        assertThat(line(told).average()).hasSize(27);
        assertThat(line(told).average().subList(0, 3)).isEqualTo(known(35.0, 50.0, null));
        assertThat(line(told).maximum().subList(0, 3)).isEqualTo(known(60.0, 50.0, null));
        // an hour, one without any measure, and twenty minutes that are not rolled up
        assertThat(line(told).average().subList(24, 27)).isEqualTo(known(5.0, null, 90.0));
        assertThat(line(told).maximum().subList(24, 27)).isEqualTo(known(5.0, null, 100.0));
        assertThat(told.minutes().subList(23, 27)).containsExactly(0.0, 60.0, 0.0, 20.0);
    }

    @Test
    void takesDaysForLongTimesAndWhatFollowsFromFinerRows() {
        var told = series(END, "host", TwoDays.ALPHA, "cpu_usage", DAY, hour(48), 2);
        assertThat(told.grain()).isEqualTo("days");
        assertThat(told.step()).isEqualTo(Duration.ofDays(1));
        // then sixty minutes of 5 and twenty of 90
        assertThat(line(told).average()).isEqualTo(known(40.0, 26.25));
        assertThat(line(told).minimum()).isEqualTo(known(40.0, 5.0));
        assertThat(line(told).maximum()).isEqualTo(known(60.0, 100.0));
        assertThat(told.minutes()).containsExactly(120.0, 80.0);
    }

    @Test
    void keepsASinglePointToItsTime() {
        var told = series(END, "host", TwoDays.ALPHA, "cpu_usage", END.minus(Duration.ofDays(1)), END, 1);
        assertThat(told.grain()).isEqualTo("hours");
        assertThat(told.from()).isEqualTo(hour(2));
        assertThat(told.step()).isEqualTo(Duration.ofHours(25));
        assertThat(line(told).average()).isEqualTo(known(26.25));
    }

    @Test
    void makesLongTimesOfManyObjectsOfHours() {
        var told = series(hour(24), "cluster", TwoDays.CLUSTER, "cpu_usage", DAY, hour(24), 300);
        assertThat(told.grain()).isEqualTo("hours");
        assertThat(told.minutes()).hasSize(24);
        assertThat(line(told).average().subList(0, 3)).isEqualTo(known(23.75, 24.29, null));
        assertThat(series(hour(24), "host", TwoDays.ALPHA, "cpu_usage", DAY, hour(24), 300)
                        .grain())
                .isEqualTo("samples");
    }

    @Test
    void weighsHostsOfAClusterByWhatTheyHave() {
        var told = at(TWO_O_CLOCK)
                .series(
                        new Question(
                                "cluster",
                                Optional.of(TwoDays.CLUSTER),
                                List.of("cpu_usage", "hosts_up", "memory", "vms_up"),
                                new Span(DAY, TWO_O_CLOCK, 2)),
                        ALL);
        assertThat(told.name()).isEqualTo("one");
        // (4 x 35 + 12 x 20) / 16; then (4 x 30 min x 50 + 12 x 60 min x 20) / (4 x 30 min + 12 x 60 min)
        assertThat(told.lines().get(0).average()).isEqualTo(known(23.75, 24.29));
        assertThat(told.lines().get(1).average()).isEqualTo(known(2.0, 1.5));
        assertThat(told.lines().get(2).average()).isEqualTo(known(4000 * 1048576.0, 3500 * 1048576.0));
        assertThat(told.lines().get(3).average()).isEqualTo(known(5.0, 4.0));
    }

    @Test
    void addsUpWhatBelongsToDataCentersAndToAll() {
        var all = at(TWO_O_CLOCK)
                .series(new Question("system", Optional.empty(), List.of(), new Span(DAY, hour(1), 1)), ALL);
        assertThat(one(all, "hosts_up")).isEqualTo(4);
        assertThat(one(all, "storage_used")).isEqualTo(4 * 1073741824.0);
        assertThat(one(all, "storage_usage")).isEqualTo(33.33);
        var center = at(TWO_O_CLOCK)
                .series(
                        new Question("data_center", Optional.of(TwoDays.CENTER), List.of(), new Span(DAY, hour(1), 1)),
                        ALL);
        assertThat(one(center, "hosts_up")).isEqualTo(2);
        assertThat(one(center, "storage_used")).isEqualTo(3 * 1073741824.0);
        assertThat(one(center, "storage_usage")).isEqualTo(30);
        assertThat(one(center, "cpu_usage")).isEqualTo(23.75);
    }

    private static double one(Series series, String measure) {
        return series.lines().stream()
                .filter(line -> line.measure().name().equals(measure))
                .findFirst()
                .orElseThrow()
                .average()
                .get(0)
                .orElseThrow();
    }

    @Test
    void showsMachinesAndStorage() {
        var vm = series(TWO_O_CLOCK, "vm", TwoDays.VM, "memory_used", DAY, TWO_O_CLOCK, 2);
        assertThat(line(vm).average()).isEqualTo(known(256 * 1048576.0, 256 * 1048576.0));
        var domain = series(TWO_O_CLOCK, "storage_domain", TwoDays.DOMAIN, "usage", DAY, TWO_O_CLOCK, 2);
        assertThat(line(domain).average()).isEqualTo(known(30.0, 30.0));
    }

    @Test
    void showsOnlyWhatTheCallerSees() {
        Shown alphaAlone = kind -> Optional.of(
                kind.equals("host")
                        ? Set.of(TwoDays.ALPHA)
                        : kind.equals("cluster") ? Set.of(TwoDays.CLUSTER) : Set.of());
        var told = at(TWO_O_CLOCK)
                .series(
                        new Question(
                                "cluster",
                                Optional.of(TwoDays.CLUSTER),
                                List.of("cpu_usage"),
                                new Span(DAY, hour(1), 1)),
                        alphaAlone);
        assertThat(line(told).average()).isEqualTo(known(35.0));
        fails(
                ErrorKind.NOT_FOUND,
                "host",
                () -> at(TWO_O_CLOCK)
                        .series(
                                new Question("host", Optional.of(TwoDays.BETA), List.of(), new Span(DAY, hour(1), 1)),
                                alphaAlone));
        assertThat(ranked(new RankingQuestion("host", "cpu_usage", new Span(DAY, hour(1), 1), 10, false), alphaAlone))
                .extracting(Ranked::name)
                .containsExactly("alpha");
        assertThat(ranked(new RankingQuestion("vm", "cpu_usage", new Span(DAY, hour(1), 1), 10, false), alphaAlone))
                .isEmpty();
    }

    private static List<Ranked> ranked(RankingQuestion question, Shown shown) {
        return at(TWO_O_CLOCK).ranking(question, shown).objects();
    }

    @Test
    void ranksWhoIsThere() {
        var span = new Span(DAY, TWO_O_CLOCK, 2);
        var most = at(TWO_O_CLOCK).ranking(new RankingQuestion("host", "cpu_usage", span, 2, false), ALL);
        assertThat(most.of()).isEqualTo(3);
        assertThat(most.step()).isEqualTo(Duration.ofHours(1));
        assertThat(most.objects()).extracting(Ranked::name).containsExactly("delta", "alpha");
        var alpha = most.objects().get(1);
        assertThat(alpha.average()).isCloseTo(40, within(0.001));
        assertThat(alpha.maximum()).isEqualTo(60);
        assertThat(alpha.values()).isEqualTo(known(35.0, 50.0));
        var least = at(TWO_O_CLOCK).ranking(new RankingQuestion("host", "cpu_usage", span, 10, true), ALL);
        assertThat(least.objects()).extracting(Ranked::name).containsExactly("beta", "alpha", "delta");
    }

    @Test
    void refusesWhatMakesNoSense() {
        var hour = new Span(DAY, hour(1), 10);
        refused("before", new Question("system", Optional.empty(), List.of(), new Span(DAY, DAY, 10)));
        refused("3660", new Question("system", Optional.empty(), List.of(), new Span(Instant.EPOCH, DAY, 10)));
        refused("1 to 1000", new Question("system", Optional.empty(), List.of(), new Span(DAY, hour(1), 1001)));
        refused("moon", new Question("moon", Optional.empty(), List.of(), hour));
        refused("'noise'", new Question("host", Optional.of(TwoDays.ALPHA), List.of("noise"), hour));
        refused("with an id", new Question("host", Optional.empty(), List.of(), hour));
        refused("without an id", new Question("system", Optional.of(TwoDays.ALPHA), List.of(), hour));
        fails(
                ErrorKind.INVALID,
                "ranked",
                () -> ranked(new RankingQuestion("cluster", "cpu_usage", hour, 1, false), ALL));
        fails(
                ErrorKind.INVALID,
                "10000",
                () -> ranked(new RankingQuestion("vm", "up", new Span(DAY, hour(1), 11), 1000, false), ALL));
        fails(ErrorKind.INVALID, "objects", () -> ranked(new RankingQuestion("vm", "up", hour, 1001, false), ALL));
        fails(
                ErrorKind.NOT_FOUND,
                "knows no vm",
                () -> at(END).series(new Question("vm", Optional.of(TwoDays.ALPHA), List.of(), hour), ALL));
    }

    private static void refused(String words, Question question) {
        fails(ErrorKind.INVALID, words, () -> at(TWO_O_CLOCK).series(question, ALL));
    }

    private static void fails(ErrorKind kind, String words, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code().kind()).isEqualTo(kind));
    }

    @Test
    void givesUpInTime() throws SQLException {
        try (var other = warehouse.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table warehouse.host_samples in access exclusive mode");
            fails(
                    ErrorKind.EXHAUSTED,
                    "longer than 2 seconds",
                    () -> series(TWO_O_CLOCK, "host", TwoDays.ALPHA, "cpu_usage", DAY, TWO_O_CLOCK, 12));
            other.rollback();
        }
    }
}
