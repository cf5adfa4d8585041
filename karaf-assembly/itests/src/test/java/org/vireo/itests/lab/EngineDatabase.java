package org.vireo.itests.lab;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The engine's own PostgreSQL.
 *
 * @param port on the loopback address
 * @param directory with its data and the password
 */
public record EngineDatabase(int port, Path directory) {
    /** A number that a query gives. */
    public long number(String query) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/vireo";
        try (var connection = DriverManager.getConnection(url, "vireo", Checkout.read(directory.resolve("password")));
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
