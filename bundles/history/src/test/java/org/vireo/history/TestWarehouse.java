package org.vireo.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.vireo.inventory.store.TestStore;

/** A warehouse in a database of its own beside an engine's, on a real PostgreSQL. Tests tell it what they like. */
final class TestWarehouse implements Warehouse, AutoCloseable {
    /** One engine for all, as most tests need no more of it than its server. */
    static final TestStore ENGINE = new TestStore();

    private static String template;

    final String name = "w" + UUID.randomUUID().toString().replace("-", "");

    TestWarehouse() throws SQLException {
        tell(database("postgres"), "create database " + name + " template " + template());
    }

    @Override
    public Connection connect() throws SQLException {
        return database(name).getConnection();
    }

    PGSimpleDataSource database(String database) {
        var beside = (PGSimpleDataSource) ENGINE.source();
        var source = new PGSimpleDataSource();
        source.setServerNames(beside.getServerNames());
        source.setPortNumbers(beside.getPortNumbers());
        source.setDatabaseName(database);
        source.setUser(beside.getUser());
        return source;
    }

    void tell(String sql) throws SQLException {
        tell(database(name), sql);
    }

    /** The first row's columns, separated by bars. */
    String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var text = new StringBuilder();
            if (found.next()) {
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : "|").append(found.getString(i));
                }
            }
            return text.toString();
        }
    }

    private String template() throws SQLException {
        synchronized (TestWarehouse.class) {
            if (template == null) {
                tell(database("postgres"), "create database warehouse");
                Flyway.configure()
                        .loggers("slf4j")
                        .dataSource(database("warehouse"))
                        .table("history_schema_history")
                        .locations("classpath:db/history")
                        .load()
                        .migrate();
                template = "warehouse";
            }
            return template;
        }
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
    }
}
