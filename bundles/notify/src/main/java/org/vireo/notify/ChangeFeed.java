package org.vireo.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.change.Changes;

/**
 * Hears from the database what was committed, by this engine or anybody else, on a thread and a connection of its own. While the database is
 * away it tries again each second, and says then that something may have been missed. Thread-safe.
 */
@Component
public final class ChangeFeed implements Changes {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final String CHANNEL = "vireo_changes";
    /** A connection that died without a word is found out so soon. */
    private static final int LONGEST_SILENCE_MILLIS = 10_000;

    private static final int RETRY_MILLIS = 1_000;
    private static final int STOP_MILLIS = 5_000;

    private final DataSource database;
    private final Set<Listener> listeners = new CopyOnWriteArraySet<>();
    private final Thread thread = new Thread(this::run, "vireo-changes");
    private final AtomicReference<Connection> hearing = new AtomicReference<>();
    private volatile boolean stopped;

    /** Starts the thread. */
    @Activate
    public ChangeFeed(@Reference(target = "(dataSourceName=vireo)") DataSource database) {
        this.database = database;
        thread.setDaemon(true);
        thread.start();
    }

    /** Cuts the connection: who waits for a word from the database cannot be woken otherwise. */
    @Deactivate
    public void stop() throws InterruptedException, SQLException {
        stopped = true;
        thread.interrupt();
        var connection = hearing.getAndSet(null);
        if (connection != null) {
            connection.abort(Runnable::run);
        }
        thread.join(STOP_MILLIS);
    }

    @Override
    public Listening listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void run() {
        while (!stopped) {
            try {
                hear();
            } catch (SQLException e) {
                if (stopped) {
                    return;
                }
                LOG.warn("Changes are not heard, trying again in {} ms: {}", RETRY_MILLIS, e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("Changes are not heard, trying again in {} ms", RETRY_MILLIS, e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (!stopped) {
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException e) {
            LOG.debug("Woken to stop");
        }
    }

    private void hear() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            hearing.set(connection);
            statement.execute("listen " + CHANNEL);
            tell(Listener::missed);
            var heard = connection.unwrap(PGConnection.class);
            while (!stopped) {
                var notifications = heard.getNotifications(LONGEST_SILENCE_MILLIS);
                if (notifications == null || notifications.length == 0) {
                    statement.execute("select 1");
                } else {
                    tell(notifications);
                }
            }
            hearing.set(null);
            statement.execute("unlisten *");
        }
    }

    private void tell(PGNotification[] notifications) {
        var changes = new HashSet<Change>();
        for (var notification : notifications) {
            change(notification.getParameter()).ifPresent(changes::add);
        }
        tell(listener -> listener.changed(Set.copyOf(changes)));
    }

    private void tell(Consumer<Listener> word) {
        for (var listener : listeners) {
            try {
                word.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener to changes failed", e);
            }
        }
    }

    /** Anybody with access to the database can say anything on the channel. */
    static Optional<Change> change(String text) {
        var parts = text.split(":", 2);
        try {
            return parts.length == 2 && parts[0].matches("[a-z_]{1,40}")
                    ? Optional.of(new Change(parts[0], UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
