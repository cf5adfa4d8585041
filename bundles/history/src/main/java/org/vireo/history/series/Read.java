package org.vireo.history.series;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Questions within one transaction, all of which end by a deadline. Confined to one thread.
 *
 * @param connection without auto-commit
 * @param clock of the deadline
 * @param deadline at which the server gives up
 */
record Read(Connection connection, Clock clock, Instant deadline) {
    /** Takes a row. */
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    void each(Rows rows, String sql, Taker taker) throws SQLException {
        limit();
        try (var statement = rows.prepare(connection, sql);
                var found = statement.executeQuery()) {
            while (found.next()) {
                taker.take(found);
            }
        }
    }

    /** The first text that a query with one value finds. */
    Optional<String> first(String sql, Object value) throws SQLException {
        limit();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            try (var found = statement.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Until when hours and days are worked out; what never was is so until long ago. */
    Plan.RolledUp rolledUp() throws SQLException {
        limit();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select max(var_datetime) filter (where var_name = 'lastHourAggr'),
                            max(var_datetime) filter (where var_name = 'lastDayAggr')
                        from history_configuration""")) {
            found.next();
            return new Plan.RolledUp(
                    end(found.getObject(1, OffsetDateTime.class), Duration.ofHours(1)),
                    end(found.getObject(2, OffsetDateTime.class), Duration.ofDays(1)));
        }
    }

    private static Instant end(OffsetDateTime begin, Duration length) {
        return begin == null ? Instant.EPOCH : begin.toInstant().plus(length);
    }

    private void limit() throws SQLException {
        var left = Math.max(1, Duration.between(clock.instant(), deadline).toMillis());
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = " + left);
        }
    }
}
