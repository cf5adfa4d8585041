package org.vireo.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL, migrated before its first use. Thread-safe. */
final class PostgresWarehouse implements Warehouse {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresWarehouse.class);
    private static final int CONNECT_SECONDS = 10;
    /** Longer than the day of a large installation takes to roll up. */
    private static final int ANSWER_SECONDS = 900;
    /** An engine that hangs in the middle keeps others from loading for so long. */
    private static final String SESSION = "-c idle_in_transaction_session_timeout=60s -c lock_timeout=60s";

    /** What is asked is worked on while rows are rendered, and never changes anything. */
    private static final String READING =
            "-c default_transaction_read_only=on -c idle_in_transaction_session_timeout=600s -c lock_timeout=60s";

    private static final int OLDEST_SERVER = 13;
    /** Not the state of something that may pass. */
    private static final String NOT_TO_BE_USED = "0L000";

    private final HistorySettings.Place place;
    private final Consumer<DataSource> migrations;
    private boolean current;

    /** On a database; {@code migrations} brings it up to date, or throws an {@code IllegalStateException} with a sentence. */
    PostgresWarehouse(HistorySettings.Place place, Consumer<DataSource> migrations) {
        this.place = place;
        this.migrations = migrations;
    }

    @Override
    public Connection connect() throws SQLException {
        var source = source();
        ensureCurrent(source);
        return source.getConnection();
    }

    @Override
    public Connection read() throws SQLException {
        var source = source();
        ensureCurrent(source);
        if (place.reader().isPresent() && place.readerPasswordFile().isPresent()) {
            source.setUser(place.reader().get());
            source.setPassword(password(place.readerPasswordFile()));
        }
        source.setApplicationName("vireo-reports");
        source.setReadOnly(true);
        source.setOptions(READING);
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private synchronized void ensureCurrent(DataSource source) throws SQLException {
        if (current) {
            return;
        }
        try (var connection = source.getConnection()) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_SERVER) {
                throw new SQLException(
                        "the warehouse at " + place.dsn() + " is PostgreSQL " + version + ", but it must be "
                                + OLDEST_SERVER + " or newer",
                        NOT_TO_BE_USED);
            }
            migrations.accept(source);
            open(connection);
        } catch (IllegalStateException e) {
            throw new SQLException(e.getMessage(), NOT_TO_BE_USED, e);
        }
        current = true;
        LOG.info("The warehouse at {} is ready", place.dsn());
    }

    /** Lets the reader see the published views, and nothing else. */
    private void open(Connection connection) throws SQLException {
        if (place.reader().isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("call warehouse.open_to(?)")) {
            statement.setString(1, place.reader().get());
            statement.execute();
        }
    }

    private PGSimpleDataSource source() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(place.url());
        source.setUser(place.user());
        source.setPassword(password(place.passwordFile()));
        source.setApplicationName("vireo-history");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setOptions(SESSION);
        return source;
    }

    private static String password(Optional<Path> named) throws SQLException {
        if (named.isEmpty()) {
            return "";
        }
        Path file = named.get();
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SQLException("the password file " + file + " of the warehouse cannot be read", NOT_TO_BE_USED, e);
        }
    }
}
