package org.vireo.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rolls samples up to hours and days, and forgets what is old. Each hour and each day is one transaction; whatever ends in between is
 * found and done the next time. Stateless.
 */
final class RollUps {
    private static final Logger LOG = LoggerFactory.getLogger(RollUps.class);
    private static final String END_OF_CALENDAR =
            "call warehouse.extend_calendar(date_trunc('year', ?::timestamptz)::timestamp + interval '10 years')";

    private final Warehouse warehouse;

    RollUps(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** What waits to be rolled up. */
    record Due(String grain, Instant start) {}

    /**
     * Rolls up what is over by {@code now}, and was not yet. Blocks.
     *
     * @return how many hours and days that were
     */
    int catchUp(Instant now) throws SQLException {
        try (var connection = warehouse.connect()) {
            var due = due(connection, now);
            for (var one : due) {
                rollUp(connection, one);
            }
            if (due.size() > 2) {
                LOG.info(
                        "The history caught up with {} hours and days, from {}",
                        due.size(),
                        due.get(0).start());
            }
            return due.size();
        }
    }

    /** Drops what is older than it is to be kept. Blocks. */
    void forget(Instant now, Retention retention) throws SQLException {
        try (var connection = warehouse.connect()) {
            // a long query of a dashboard would hold this up, and this everybody else
            try (var statement = connection.createStatement()) {
                statement.execute("set lock_timeout = '5s'");
            }
            try (var statement =
                    connection.prepareStatement("call warehouse.forget(?, ?::interval, ?::interval, ?::interval)")) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setString(2, retention.samples());
                statement.setString(3, retention.hours());
                statement.setString(4, retention.days());
                statement.execute();
            }
            try (var statement = connection.prepareStatement(END_OF_CALENDAR)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.execute();
            }
        }
    }

    static List<Due> due(Connection connection, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement("select grain, start from warehouse.due(?)")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var found = statement.executeQuery()) {
                var due = new ArrayList<Due>();
                while (found.next()) {
                    Timestamp start = found.getTimestamp(2);
                    due.add(new Due(found.getString(1), start.toInstant()));
                }
                return due;
            }
        }
    }

    private static void rollUp(Connection connection, Due due) throws SQLException {
        // a call outside of a transaction is one by itself
        try (var statement = connection.prepareStatement("call warehouse.roll_up(?, ?)")) {
            statement.setString(1, due.grain());
            statement.setObject(2, due.start().atOffset(ZoneOffset.UTC));
            statement.execute();
        }
    }
}
