package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The history through accidents by chance: it is stopped, its engine is killed, its database is killed, again and again, while time goes on.
 * Afterwards everything that was loaded is there once, sums are those of the samples, and what is missing is what nobody was there to
 * load, and is told. Six accidents in two days, or with {@code -Dvireo.kills=all} fifty in a week of minutes; {@code -Dvireo.kills.seed}
 * plays one again, as far as processes end at the same places.
 */
class KillsStoreTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final boolean ALL = "all".equals(System.getProperty("vireo.kills"));
    private static final Duration SPAN = Duration.ofMinutes(ALL ? 1 : 15);
    private static final Instant END = START.plus(Duration.ofDays(ALL ? 7 : 2));
    private static final int ACCIDENTS = ALL ? 50 : 6;
    private static final int SPOOL = ALL ? 60 : 20;
    /** Mostly less than fits in memory. */
    private static final int LONGEST_ABSENCE = SPOOL + SPOOL / 4;

    private static final Duration BETWEEN_LOOKS = Duration.ofHours(6);

    private final long seed = Long.getLong("vireo.kills.seed", System.nanoTime() % 1_000_000);
    private final Random chance = new Random(seed);
    private final RawWeek raw = new RawWeek(seed, SPAN);
    private final FromRaw expected = new FromRaw(raw);
    private final TreeSet<Instant> loaded = new TreeSet<>();
    private final TreeSet<Instant> toldMissing = new TreeSet<>();
    private final Map<Accident, Integer> happened = new EnumMap<>(Accident.class);
    private Instant compared = START;
    private KillableServer server;
    private EngineLives engine;

    private enum Accident {
        HISTORY_STOPPED(false),
        ENGINE_KILLED(false),
        DATABASE_KILLED(true),
        DATABASE_STOPPED_AT_ONCE(true),
        DATABASE_PROCESS_KILLED(true);

        private final boolean ofDatabase;

        Accident(boolean ofDatabase) {
            this.ofDatabase = ofDatabase;
        }
    }

    @BeforeEach
    void begin() throws IOException, SQLException {
        server = new KillableServer();
        server.start();
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database history");
        }
        engine = new EngineLives(server.url("history"), raw, SPOOL);
    }

    @AfterEach
    void end() throws IOException {
        engine.close();
        server.close();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void countsEverythingOnceThroughAccidents() throws Exception {
        System.out.println("accidents of the history: -Dvireo.kills.seed=" + seed);
        var began = System.nanoTime();
        engine.start(START);
        var kinds = new ArrayList<Accident>();
        for (var at : moments()) {
            if (kinds.isEmpty()) {
                kinds.addAll(List.of(Accident.values()));
                Collections.shuffle(kinds, chance);
            }
            live(at);
            meet(kinds.remove(0));
        }
        live(END);
        engine.finish();
        compareSums();
        engine.explain(loaded);
        requireMissingToBeTold();
        System.out.printf(
                "accidents of the history: %s, %s, %s not loaded and told as gaps, %s s%n",
                happened, engine.told(), toldMissing.size(), (System.nanoTime() - began) / 1_000_000_000);
    }

    private List<Instant> moments() {
        var rounds = Duration.between(START, END).dividedBy(SPAN);
        return chance.longs(ACCIDENTS, 5, rounds - LONGEST_ABSENCE)
                .sorted()
                .mapToObj(round -> START.plus(SPAN.multipliedBy(round)))
                .toList();
    }

    /** Lets time go on, with a look at the samples before they are forgotten. */
    private void live(Instant until) throws IOException, SQLException {
        while (engine.now().isBefore(until)) {
            var next = engine.now().plus(BETWEEN_LOOKS);
            engine.live(next.isBefore(until) ? next : until);
            compareSamples();
        }
    }

    /** An accident in the middle of the work. */
    private void meet(Accident kind) throws IOException, InterruptedException, SQLException {
        happened.merge(kind, 1, Integer::sum);
        var absence = chance.nextInt(LONGEST_ABSENCE);
        var strikes = engine.now().plus(engine.rounds(chance.nextInt(4)));
        engine.order(strikes.plus(engine.rounds(1 + (kind.ofDatabase ? absence : LONGEST_ABSENCE))));
        engine.await(strikes);
        Thread.sleep(chance.nextInt(40));
        switch (kind) {
            case HISTORY_STOPPED -> engine.restartHistory();
            case ENGINE_KILLED -> {
                engine.kill();
                engine.start(engine.now().plus(engine.rounds(absence)));
            }
            case DATABASE_KILLED -> server.kill();
            case DATABASE_STOPPED_AT_ONCE -> server.stopAtOnce();
            case DATABASE_PROCESS_KILLED -> server.killOne(chance);
        }
        if (kind.ofDatabase) {
            engine.awaitDone();
            server.ensureStarted();
        }
        engine.live(engine.now().plus(engine.rounds(2)));
        compareSamples();
    }

    /** Once nothing waits any more. */
    private void compareSamples() throws SQLException, IOException {
        engine.settle();
        compareSamples(engine.now());
    }

    private void compareSamples(Instant until) throws SQLException {
        if (!until.isAfter(compared)) {
            return;
        }
        try (var connection = server.connect("history")) {
            var published = new Published(connection);
            assertThat(published.horizon()).as("samples are still there").isBeforeOrEqualTo(compared);
            var rounds = published.rounds(compared, until);
            loaded.addAll(rounds);
            for (var measured : Measured.ALL) {
                assertThat(published.lines(measured, "samples", compared, until))
                        .as("samples of %s from %s until %s", measured.kind(), compared, until)
                        .isEqualTo(expected.samples(measured, rounds).stream()
                                .sorted()
                                .toList());
            }
            var gaps = published.gaps(compared, until);
            for (int i = 0; i < gaps.size(); i += 2) {
                for (var at = gaps.get(i); at.isBefore(gaps.get(i + 1)); at = at.plus(SPAN)) {
                    toldMissing.add(at);
                }
            }
        }
        compared = until;
    }

    private void compareSums() throws SQLException {
        try (var connection = server.connect("history")) {
            var published = new Published(connection);
            for (var day = START; day.isBefore(END); day = day.plus(Duration.ofDays(1))) {
                compareSums(published, "daily", day, ChronoUnit.DAYS);
                for (int hour = 0; hour < 24; hour++) {
                    compareSums(published, "hourly", day.plus(Duration.ofHours(hour)), ChronoUnit.HOURS);
                }
            }
            for (var measured : Measured.ALL) {
                assertThat(published.leftOut(measured, "hourly"))
                        .isSubsetOf(
                                "history_id",
                                "history_datetime",
                                "seconds_in_status",
                                "minutes_in_status",
                                "session_time_in_minutes");
            }
        }
    }

    private void compareSums(Published published, String grain, Instant start, ChronoUnit unit) throws SQLException {
        var until = start.plus(unit.getDuration());
        var rounds = loaded.subSet(start, until);
        for (var measured : Measured.ALL) {
            assertThat(published.lines(measured, grain, start, until))
                    .as("%s of %s at %s", grain, measured.kind(), start)
                    .isEqualTo(expected.summed(measured, start, rounds));
        }
    }

    private void requireMissingToBeTold() {
        var missing = new ArrayList<Instant>();
        for (var at = loaded.first(); at.isBefore(loaded.last()); at = at.plus(SPAN)) {
            if (!loaded.contains(at)) {
                missing.add(at);
            }
        }
        assertThat(toldMissing).containsExactlyElementsOf(missing);
    }
}
