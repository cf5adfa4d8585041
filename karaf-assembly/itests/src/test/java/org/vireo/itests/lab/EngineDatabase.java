package org.vireo.itests.lab;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The engine's own PostgreSQL.
 *
 * @param port on the loopback address
 * @param directory with its data and the password
 */
public record EngineDatabase(int port, Path directory) {
    /** A number that a query gives. */
    public long number(String query) {
        return number("vireo", "vireo", "password", query);
    }

    /** A number that a query of the history gives, for whoever may only read it. */
    public long numberOfHistory(String query) {
        return number("vireo_history", "vireo_history_reader", "history_password", query);
    }

    /** Does something while nobody can read a view of the history. */
    public void holdHistory(String view, Runnable meanwhile) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/vireo_history";
        try (var connection = DriverManager.getConnection(url, "vireo", Checkout.read(directory.resolve("password")));
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + view + " in access exclusive mode");
            meanwhile.run();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not hold " + view, e);
        }
    }

    /** Waits until the query of a report stands at what is held. */
    public void awaitHeld() {
        Await.until(
                "a report asks",
                Duration.ofSeconds(60),
                () -> numberOfHistory("select count(*) from pg_stat_activity"
                                + " where application_name = 'vireo-reports' and wait_event_type = 'Lock'")
                        > 0);
    }

    private long number(String database, String user, String password, String query) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        try (var connection = DriverManager.getConnection(url, user, Checkout.read(directory.resolve(password)));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not run " + query, e);
        }
    }

    /** Process id of its postmaster. */
    public long pid() {
        return Long.parseLong(Checkout.read(directory.resolve("data/postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow());
    }
}
