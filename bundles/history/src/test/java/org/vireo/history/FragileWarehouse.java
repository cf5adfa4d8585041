package org.vireo.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A warehouse whose connection dies at a statement of choice: its server process is ended before the statement, or the statement is done and
 * its answer lost.
 */
final class FragileWarehouse implements Warehouse {
    private final Warehouse real;
    private int left = Integer.MAX_VALUE;
    private boolean answerIsLost;

    FragileWarehouse(Warehouse real) {
        this.real = real;
    }

    /** Lets the n-th statement from now fail, counted from one. */
    void failAt(int n, boolean answerIsLost) {
        this.left = n;
        this.answerIsLost = answerIsLost;
    }

    /** Whether it failed since. */
    boolean hasFailed() {
        return left <= 0;
    }

    @Override
    public Connection connect() throws SQLException {
        var connection = real.connect();
        return proxy(Connection.class, connection, pid(connection));
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select pg_backend_pid()")) {
            found.next();
            return found.getInt(1);
        }
    }

    private <T> T proxy(Class<T> type, Object target, int pid) {
        return type.cast(Proxy.newProxyInstance(
                FragileWarehouse.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(target, method, arguments, pid)));
    }

    private Object call(Object target, Method method, Object[] arguments, int pid) throws Throwable {
        var name = method.getName();
        var counts = name.startsWith("execute") || name.equals("commit") || name.equals("unwrap");
        if (counts && --left == 0 && !answerIsLost) {
            end(pid);
        }
        Object result;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (counts && left == 0 && answerIsLost) {
            throw new SQLException("the answer was lost", "08006");
        }
        if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, result, pid);
        }
        return result instanceof Statement ? proxy(Statement.class, result, pid) : result;
    }

    private void end(int pid) throws SQLException {
        try (var other = real.connect();
                var statement = other.prepareStatement("select pg_terminate_backend(?, 5000)")) {
            statement.setInt(1, pid);
            statement.execute();
        }
    }
}
