package org.vireo.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.vireo.history.HistorySettings.Place;

/**
 * An engine of which only the history is real, in a process of its own that can be killed. Its time goes as fast as the warehouse can follow;
 * while that is away a round takes {@link #PACE_MILLIS}. It is told until when to live, one line a time, and tells what it did.
 */
final class PlayedEngine {
    private static final long PACE_MILLIS = 20;
    private static final long RETRY_MILLIS = 30;
    private static final int AHEAD = 2;

    private final HistorySettings settings;
    private final RawWeek raw;
    private volatile Instant now;
    private volatile History history;
    private int rounds;

    /** Arguments: address of the database, seed, seconds of a round, rounds that fit in memory, and the moment to begin at. */
    public static void main(String[] args) throws IOException {
        var place = new Place(args[0], "postgres", Optional.empty(), Optional.empty(), Optional.empty(), args[0]);
        var span = Duration.ofSeconds(Long.parseLong(args[2]));
        var settings = new HistorySettings(Optional.of(place), span, Retention.FULL, Integer.parseInt(args[3]));
        new PlayedEngine(settings, new RawWeek(Long.parseLong(args[1]), span), Instant.parse(args[4])).live();
    }

    private PlayedEngine(HistorySettings settings, RawWeek raw, Instant start) {
        this.settings = settings;
        this.raw = raw;
        now = start;
        history = begin();
    }

    private History begin() {
        return new History(
                new Moving(),
                settings,
                any -> raw::at,
                new Sinks(),
                source -> Flyway.configure()
                        .dataSource(source)
                        .table("history_schema_history")
                        .locations("classpath:db/history")
                        .load()
                        .migrate(),
                RETRY_MILLIS);
    }

    private final class Moving extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void live() throws IOException {
        daemon(this::rollUp);
        try (var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.equals("etl")) {
                    restart();
                } else if (order.equals("settle")) {
                    settle();
                } else if (order.equals("finish")) {
                    finish();
                } else {
                    until(Instant.parse(order));
                }
                say("done");
            }
        }
    }

    /** As a feature is stopped and started: what it does by then is finished or not. */
    private void restart() {
        var old = history;
        old.stop();
        say("end " + old.queue().dropped());
        history = begin();
    }

    private void until(Instant end) {
        while (now.isBefore(end)) {
            history.collect();
            var queue = history.queue();
            say("round " + now + " " + queue.waiting() + " " + queue.dropped());
            rounds++;
            now = now.plus(settings.interval());
            rest();
        }
    }

    /** A warehouse that is away is not waited for. */
    private void rest() {
        var began = System.nanoTime();
        while (history.queue().waiting() > AHEAD
                && (history.queue().problem().isEmpty() || System.nanoTime() - began < PACE_MILLIS * 1_000_000)) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void settle() {
        while (history.queue().waiting() > 0) {
            LockSupport.parkNanos(100_000);
        }
    }

    /** The next day but one is there, and everything is rolled up. */
    private void finish() {
        now = now.plus(Duration.ofDays(2));
        while (!quietly(history::rollUp)) {
            LockSupport.parkNanos(RETRY_MILLIS * 1_000_000);
        }
    }

    private void rollUp() {
        for (var seen = 0; true; seen++) {
            quietly(history::rollUp);
            if (seen % 10 == 0) {
                quietly(history::forget);
            }
            var before = rounds;
            while (rounds == before) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** What the routes do: it is tried again the next time. */
    private static boolean quietly(Work work) {
        try {
            work.run();
            return true;
        } catch (SQLException e) {
            say("failed " + e.getSQLState() + " "
                    + e.getMessage().lines().findFirst().orElse(""));
            return false;
        } catch (RuntimeException e) {
            say("broken " + e);
            return false;
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "roll-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
