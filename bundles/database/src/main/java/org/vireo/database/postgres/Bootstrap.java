package org.vireo.database.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the engine's own role, which is no superuser, and its database. Repeat-safe. */
final class Bootstrap {
    static final String SUPERUSER = "postgres";
    static final String ROLE = "vireo";
    static final String DATABASE = "vireo";

    private final int port;
    private final Secret superuserPassword;
    private final Secret password;

    Bootstrap(int port, Secret superuserPassword, Secret password) {
        this.port = port;
        this.superuserPassword = superuserPassword;
        this.password = password;
    }

    void ensureDatabase() throws IOException {
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
                // hashed on this side, so that the password reaches no statement and no log
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(ROLE, password.read().toCharArray(), "scram-sha-256");
                statement.execute("create database " + DATABASE + " owner " + ROLE);
                statement.execute("revoke connect on database " + DATABASE + " from public");
            }
        } catch (SQLException e) {
            throw new PostgresException("cannot set up the database on port " + port + ": " + e.getMessage(), e);
        }
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
