package org.vireo.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.database.postgres.PostgresException;
import org.vireo.database.postgres.PostgresServer;

/**
 * Starts the server, and starts it again when it dies; migrates schemas on it. Confined to one thread, except
 * {@link #standing()}.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final PostgresServer server;
    private final int poolSize;
    /** For migrations, which hold several connections at once: a small pool would starve them. */
    private DataSource direct;

    private HikariDataSource pool;
    private volatile Standing standing = Standing.of(DatabaseState.STARTING);

    Keeper(PostgresServer server, int poolSize) {
        this.server = server;
        this.poolSize = poolSize;
    }

    Standing standing() {
        return standing;
    }

    /** One round of the watch; returns whether the server is there to be used. */
    boolean ensureRunning() {
        if (standing.state() == DatabaseState.REFUSED) {
            return false;
        }
        try {
            if (pool == null) {
                server.start();
                direct = Pool.checked(server.access());
                pool = Pool.of(direct, poolSize);
            } else if (!server.running()) {
                LOG.warn("PostgreSQL died; starting it again");
                server.start();
                // the pool trusts a connection that worked half a second ago
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            return true;
        } catch (SchemaRefusedException e) {
            refuse(e);
        } catch (PostgresException | SQLException e) {
            unreachable("no database at " + server.access().dsn() + ": " + e.getMessage());
        }
        return false;
    }

    /** Brings a schema up to date; returns the pool to publish, or null when there is none to publish now. */
    DataSource migrated(Schema schema) {
        try {
            Migrations.apply(schema, direct);
            return pool;
        } catch (SchemaRefusedException e) {
            if (reachable()) {
                refuse(e);
            } else {
                unreachable(e.getMessage());
            }
            return null;
        }
    }

    void ready() {
        standing = Standing.of(DatabaseState.READY);
    }

    void refuse(SchemaRefusedException reason) {
        LOG.error("The engine does not start on this database: {}", reason.getMessage());
        standing = Standing.of(DatabaseState.REFUSED, reason.getMessage());
    }

    void stop() {
        if (pool != null) {
            pool.close();
        }
        server.stop();
        standing = Standing.of(DatabaseState.STOPPED);
    }

    private boolean reachable() {
        try (var connection = direct.getConnection()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            LOG.debug("The database does not answer", e);
            return false;
        }
    }

    private void unreachable(String problem) {
        Standing next = Standing.of(DatabaseState.UNREACHABLE, problem);
        if (!next.equals(standing)) {
            LOG.warn("There is {}; trying again", problem);
        }
        standing = next;
    }
}
