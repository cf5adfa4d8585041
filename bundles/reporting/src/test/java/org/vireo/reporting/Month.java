package org.vireo.reporting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.vireo.engine.api.history.HistoryReader;
import org.vireo.inventory.store.TestStore;

/** A month of history that was made up, in a real PostgreSQL. Ends on the 29th of November 2026. */
final class Month implements HistoryReader, AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

    private static final TestStore SERVER = new TestStore();

    private static Month whole;

    private final String name = "m" + UUID.randomUUID().toString().replace("-", "");

    Month() throws SQLException, IOException {
        this("month.sql");
    }

    /** With more than a month: what several files tell, one after the other. */
    Month(String... files) throws SQLException, IOException {
        tell(database("postgres"), "create database " + name);
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(database(name))
                .table("history_schema_history")
                .locations("classpath:db/history")
                .load()
                .migrate();
        for (var file : files) {
            try (var in = Month.class.getResourceAsStream(file)) {
                tell(database(name), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        tell(database(name), "create role " + name + " login");
        tell(database(name), "call warehouse.open_to('" + name + "')");
    }

    /** One with everything, that nobody closes: it goes with the server. */
    static synchronized Month whole() throws SQLException, IOException {
        if (whole == null) {
            whole = new Month("month.sql", "ahead.sql", "billing.sql", "sizing.sql");
        }
        return whole;
    }

    @Override
    public Connection read() throws SQLException {
        var source = database(name);
        source.setUser(name);
        source.setReadOnly(true);
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** The first column of the first row. */
    String ask(String sql) throws SQLException {
        try (var connection = read();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private static PGSimpleDataSource database(String database) {
        var beside = (PGSimpleDataSource) SERVER.source();
        var source = new PGSimpleDataSource();
        source.setServerNames(beside.getServerNames());
        source.setPortNumbers(beside.getPortNumbers());
        source.setDatabaseName(database);
        source.setUser(beside.getUser());
        return source;
    }

    private static void tell(PGSimpleDataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        tell(database("postgres"), "drop database " + name + " with (force)");
        tell(database("postgres"), "drop role " + name);
    }
}
