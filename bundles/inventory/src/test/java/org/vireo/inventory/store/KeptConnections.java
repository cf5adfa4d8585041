package org.vireo.inventory.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/**
 * Connections that are used again: a new one costs the server a process, which is most of what a short test takes. Guarded by its monitor;
 * calls the server outside of it.
 */
final class KeptConnections implements AutoCloseable {
    private static final int MOST = 4;

    private final DataSource source;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    KeptConnections(DataSource source) {
        this.source = source;
    }

    /** A source of them, without user and password. */
    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) ->
                        method.getName().equals("getConnection") ? lent(take()) : call(source, method, arguments));
    }

    private Connection take() throws SQLException {
        for (var kept = poll(); kept != null; kept = poll()) {
            if (kept.isValid(1)) {
                return kept;
            }
            kept.close();
        }
        return source.getConnection();
    }

    private synchronized Connection poll() {
        return idle.pollFirst();
    }

    private Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("close")) {
                        return call(connection, method, arguments);
                    }
                    giveBack(connection);
                    return null;
                });
    }

    private void giveBack(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        connection.setReadOnly(false);
        if (!keep(connection)) {
            connection.close();
        }
    }

    private synchronized boolean keep(Connection connection) {
        return !closed && idle.size() < MOST && idle.offerFirst(connection);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        for (var connection : idle) {
            connection.close();
        }
        idle.clear();
    }
}
