package org.vireo.database.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes the engine's own role, which is no superuser, its database, and beside it one for the history with a role that may only read.
 * Repeat-safe.
 */
final class Bootstrap {
    static final String SUPERUSER = "postgres";
    static final String ROLE = "vireo";
    static final String DATABASE = "vireo";
    static final String WAREHOUSE = "vireo_history";
    static final String READER = "vireo_history_reader";

    private final int port;
    private final Secret superuserPassword;
    private final Secret password;
    private final Secret readerPassword;

    Bootstrap(int port, Secret superuserPassword, Secret password, Secret readerPassword) {
        this.port = port;
        this.superuserPassword = superuserPassword;
        this.password = password;
        this.readerPassword = readerPassword;
    }

    void ensureDatabases() throws IOException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setServerNames(new String[] {"127.0.0.1"});
        server.setPortNumbers(new int[] {port});
        server.setDatabaseName("postgres");
        server.setUser(SUPERUSER);
        server.setPassword(superuserPassword.read());
        server.setConnectTimeout(10);
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", ROLE)) {
                statement.execute("create role " + ROLE + " login");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                setPassword(connection, ROLE, password);
                createDatabase(statement, DATABASE);
            }
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", READER)) {
                statement.execute("create role " + READER + " login connection limit 20");
                statement.execute("alter role " + READER + " set default_transaction_read_only = on");
                statement.execute("alter role " + READER + " set statement_timeout = '5min'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", WAREHOUSE)) {
                setPassword(connection, READER, readerPassword);
                createDatabase(statement, WAREHOUSE);
            }
            // cheap to repeat, and a start that was cut short before leaves nobody outside
            statement.execute("grant connect on database " + WAREHOUSE + " to " + READER);
        } catch (SQLException e) {
            throw new PostgresException("cannot set up the database on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Hashed on this side, so that the password reaches no statement and no log. */
    private static void setPassword(Connection connection, String role, Secret secret)
            throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, secret.read().toCharArray(), "scram-sha-256");
    }

    private static void createDatabase(Statement statement, String name) throws SQLException {
        statement.execute("create database " + name + " owner " + ROLE);
        statement.execute("revoke all on database " + name + " from public");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }
}
