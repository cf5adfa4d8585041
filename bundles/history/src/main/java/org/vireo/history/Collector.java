package org.vireo.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.vireo.model.VireoException;
import org.vireo.spi.history.Fact;
import org.vireo.spi.history.Fact.Type;

/**
 * Reads what the engine publishes for the history: all of it as of one moment, in a transaction that locks nothing and writes nothing.
 * Confined to one thread.
 */
final class Collector {
    /** Samples are used while they are not older than so many intervals, and never for less than three minutes. */
    private static final int FRESH_INTERVALS = 3;

    private static final Duration FRESH = Duration.ofMinutes(3);

    private final DataSource engine;
    private final Duration interval;
    private final Rates rates = new Rates();

    Collector(DataSource engine, Duration interval) {
        this.engine = engine;
        this.interval = interval;
    }

    /**
     * Everything as of a moment. Blocks while it reads.
     *
     * @throws VireoException {@code ENGINE_UNREADABLE}
     */
    List<Fact> collect(Instant at) {
        try (var connection = engine.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                var facts = new ArrayList<Fact>();
                for (var kind : Kind.CONFIGURED) {
                    rows(statement, kind + "_configuration")
                            .forEach(row -> facts.add(new Fact(Type.CONFIGURATION, kind, at, interval, row)));
                }
                for (var kind : Kind.MEASURED) {
                    facts.addAll(samples(statement, kind, at));
                }
                return facts;
            } finally {
                end(connection);
            }
        } catch (SQLException e) {
            throw new VireoException(
                    HistoryError.ENGINE_UNREADABLE, "the history could not read the engine: " + e.getMessage(), e);
        }
    }

    /** As the pool expects its connections back. */
    private static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private List<Fact> samples(Statement statement, Kind kind, Instant at) throws SQLException {
        var fresh = interval.multipliedBy(FRESH_INTERVALS);
        var stale = at.minus(fresh.compareTo(FRESH) > 0 ? fresh : FRESH);
        var facts = new ArrayList<Fact>();
        rates.begin();
        for (var row : rows(statement, kind.name() + "_samples")) {
            if (rates.complete(kind, row, stale)) {
                facts.add(new Fact(Type.SAMPLE, kind.name(), at, interval, row));
            }
        }
        rates.end(kind);
        return facts;
    }

    private static List<Map<String, Object>> rows(Statement statement, String view) throws SQLException {
        try (var found = statement.executeQuery("select * from history_" + view)) {
            var rows = new ArrayList<Map<String, Object>>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        }
    }

    private static Map<String, Object> row(ResultSet found) throws SQLException {
        var about = found.getMetaData();
        var row = new HashMap<String, Object>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            var value = found.getObject(i);
            if (value != null) {
                row.put(about.getColumnName(i), value instanceof Timestamp time ? time.toInstant() : value);
            }
        }
        return row;
    }
}
