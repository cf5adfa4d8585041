package org.vireo.inventory.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.KeptSecrets;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.jpa.JpaAccess;
import org.vireo.inventory.jpa.JpaInventory;
import org.vireo.inventory.jpa.JpaKeptSecrets;
import org.vireo.inventory.jpa.JpaTransactions;
import org.vireo.sealing.Sealer;
import org.vireo.sealing.local.AesSealer;

/** An inventory in a database of its own, migrated from empty, on a real PostgreSQL. For tests of every bundle that keeps things. */
public final class TestStore implements AutoCloseable {
    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
    private final DataSource source;
    private final KeptConnections connections;
    private final StatementCount count = new StatementCount();
    private EntityManagerFactory factory;
    private JpaTransactions transactions;
    private JpaInventory inventory;

    /** A fresh one. The server starts with the first and ends with the process. */
    public TestStore() {
        execute(TestServer.running().database("postgres"), "create database " + name + " template " + Migrated.NAME);
        source = TestServer.running().database(name);
        connections = new KeptConnections(source);
        open();
    }

    /** Bounds of transactions. */
    public Transactions transactions() {
        return transactions;
    }

    /** What is kept. */
    public Inventory inventory() {
        return inventory;
    }

    /** What seals in it, with one key for all stores of a process. */
    public Sealer sealer() {
        return Keys.SEALER;
    }

    /** All secrets in it. */
    public KeptSecrets secrets() {
        return new JpaKeptSecrets(transactions, sealer());
    }

    /** Permissions. */
    public Access access() {
        return new JpaAccess(transactions);
    }

    /** The database behind it. */
    public DataSource source() {
        return source;
    }

    /** How many statements the inventory sent to the database so far. */
    public long statements() {
        return count.statements();
    }

    /** Forgets everything that is not in the database. */
    public void restart() {
        factory.close();
        open();
    }

    private void open() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("javax.persistence.nonJtaDataSource", count.counting(connections.source()));
        properties.put("eclipselink.session-name", name + UUID.randomUUID());
        factory = Persistence.createEntityManagerFactory("vireo", properties);
        transactions = new JpaTransactions(factory, sealer());
        inventory = new JpaInventory(transactions);
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        factory.close();
        try {
            connections.close();
        } catch (SQLException e) {
            throw new IllegalStateException("connections to " + name + " do not close", e);
        }
        execute(TestServer.running().database("postgres"), "drop database " + name);
    }

    /** Made with the first store. */
    private static final class Keys {
        private static final AesSealer SEALER = new AesSealer(directory());

        private static Path directory() {
            try {
                var directory = Files.createTempDirectory("vireo-keys");
                directory.toFile().deleteOnExit();
                directory.resolve("keys").toFile().deleteOnExit();
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An empty database, migrated once per process; the others are copies. */
    private static final class Migrated {
        private static final String NAME = migrate("migrated");

        private static String migrate(String name) {
            execute(TestServer.running().database("postgres"), "create database " + name);
            Flyway.configure()
                    .loggers("slf4j")
                    .dataSource(TestServer.running().database(name))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return name;
        }
    }
}
