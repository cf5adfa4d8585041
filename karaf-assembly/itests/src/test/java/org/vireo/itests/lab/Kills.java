package org.vireo.itests.lab;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the engine while a job is at a chosen step, starts it again, and counts what became of it. What is random follows from
 * the seed. Confined to one thread.
 */
public final class Kills {
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final Duration UNSEEN = Duration.ofSeconds(30);
    private static final int MOST_DELAY_MILLIS = 400;

    private final Lab lab;
    private final Random random;
    private final Map<String, int[]> outcomes = new TreeMap<>();

    /** Kills the engine of a lab again and again. */
    public Kills(Lab lab, long seed) {
        this.lab = lab;
        this.random = new Random(seed);
    }

    /**
     * Asks for something and kills when the job that does it has begun the step, some moments later; returns when all is up and no job
     * runs.
     *
     * @param command type of the job
     * @param step from 0 on
     * @param ask begins the job; its own answer may be lost
     */
    public void in(String command, int step, Runnable ask) {
        var before = jobs(command);
        var asked = CompletableFuture.runAsync(ask);
        awaitStep(command, step, before);
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(MOST_DELAY_MILLIS)).toNanos());
        lab.engine().kill();
        lab.engine().start();
        asked.exceptionally(lost -> null).join();
        lab.awaitUsable(lab.alpha());
        settle();
    }

    /** Returns when no job runs and no lock of one stays. */
    public void settle() {
        var database = lab.engine().database();
        Await.until(
                "no job runs and no lock stays",
                PATIENCE,
                () -> database.number("select (select count(*) from job where status = 'STARTED')"
                                + " + (select count(*) from object_lock l join job j on j.id = l.job_id"
                                + " where j.status <> 'STARTED')")
                        == 0);
    }

    private long jobs(String command) {
        return lab.engine().database().number("select count(*) from job where command_type = '" + command + "'");
    }

    /** How many steps the last job of a type has. */
    public int steps(String command) {
        return (int) lab.engine()
                .database()
                .number("select count(*) from job_step where job_id = (select id from job where command_type = '"
                        + command + "' order by started desc limit 1)");
    }

    /** Looks as often as it can: most steps take a moment only. A step that has ended meanwhile counts as begun. */
    private void awaitStep(String command, int step, long before) {
        var begun = "select count(*) from job j where j.command_type = '" + command + "' and (j.status <> 'STARTED'"
                + " or exists (select 1 from job_step s where s.job_id = j.id and s.number >= " + step
                + " and s.started is not null))";
        var end = System.nanoTime() + UNSEEN.toNanos();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (var rows = statement.executeQuery(begun)) {
                    if (rows.next() && rows.getLong(1) > before) {
                        return;
                    }
                }
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not watch the steps of " + command, e);
        }
        throw new AssertionError("No job " + command + " came to step " + step);
    }

    private Connection connect() throws SQLException {
        var database = lab.engine().database();
        var password = Checkout.read(database.directory().resolve("password"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/vireo", "vireo", password);
    }

    /** Counts an outcome. */
    public void ended(String what, boolean isNew) {
        outcomes.computeIfAbsent(what, key -> new int[2])[isNew ? 0 : 1]++;
    }

    /** One line for each thing that was counted. */
    public String table() {
        var text = new StringBuilder(String.format("%-20s %6s %6s %6s%n", "kills during", "all", "new", "old"));
        outcomes.forEach((what, counts) ->
                text.append(String.format("%-20s %6d %6d %6d%n", what, counts[0] + counts[1], counts[0], counts[1])));
        return text.toString();
    }
}
