package org.vireo.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.vireo.database.postgres.ServerAccess;

/** Makes the connection pool, on a server that is recent enough. */
final class Pool {
    private static final int OLDEST_SERVER = 13;
    private static final long CONNECT_MILLIS = 10_000;

    private Pool() {}

    /**
     * Connects once to check the server.
     *
     * @return a source of connections that are not pooled
     * @throws SQLException when the server does not answer
     * @throws SchemaRefusedException when it is too old
     */
    static DataSource checked(ServerAccess access) throws SQLException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(access.jdbcUrl());
        server.setUser(access.user());
        server.setPassword(access.password());
        server.setApplicationName("vireo");
        server.setTcpKeepAlive(true);
        server.setConnectTimeout((int) (CONNECT_MILLIS / 1000));
        try (Connection connection = server.getConnection()) {
            checkVersion(access, connection);
        }
        return server;
    }

    static HikariDataSource of(DataSource server, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("vireo");
        config.setDataSource(server);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(CONNECT_MILLIS);
        return new HikariDataSource(config);
    }

    private static void checkVersion(ServerAccess access, Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_SERVER) {
            throw new SchemaRefusedException("the server at " + access.dsn() + " is PostgreSQL "
                    + connection.getMetaData().getDatabaseProductVersion() + ", but Vireo needs PostgreSQL "
                    + OLDEST_SERVER + " or newer");
        }
    }
}
