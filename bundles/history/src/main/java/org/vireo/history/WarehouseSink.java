package org.vireo.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.VireoException;
import org.vireo.spi.history.Fact;
import org.vireo.spi.history.HistorySink;

/**
 * Loads batches into the warehouse, each in one transaction: all of it is there, or nothing. A batch that comes again changes nothing.
 * Keeps its connection from batch to batch. Confined to one thread at a time.
 */
final class WarehouseSink implements HistorySink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WarehouseSink.class);

    private final Warehouse warehouse;
    private Connection connection;
    private List<Stage> stages = List.of();

    WarehouseSink(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public void write(List<Fact> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            load(batch);
        } catch (SQLException e) {
            close();
            throw failure(e, "the history of " + batch.get(0).at() + " was not loaded");
        }
    }

    /** What a failure of the database means: what is wrong with the data or the statement will be wrong the next time, too. */
    static VireoException failure(SQLException e, String attempt) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        var forGood = state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
        return new VireoException(
                forGood ? HistoryError.FACTS_REFUSED : HistoryError.WAREHOUSE_UNREACHABLE,
                attempt + ": " + e.getMessage(),
                e);
    }

    private void load(List<Fact> batch) throws SQLException {
        var session = session();
        var at = batch.get(0).at();
        var seconds = (int) batch.get(0).span().toSeconds();
        var answer = begin(session, at, seconds);
        if ("taken".equals(answer)) {
            copy(session, batch);
            finish(session, at, seconds);
            session.commit();
        } else {
            session.rollback();
            LOG.debug("The history of {} is not loaded, it is {}", at, answer);
        }
    }

    private Connection session() throws SQLException {
        if (connection == null) {
            connection = warehouse.connect();
            try (var statement = connection.createStatement()) {
                statement.execute("call warehouse.prepare_stages()");
            }
            stages = Stage.in(connection);
            connection.setAutoCommit(false);
        }
        return connection;
    }

    private static String begin(Connection session, Instant at, int seconds) throws SQLException {
        try (var statement = session.prepareStatement("select warehouse.begin_round(?, ?)")) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setInt(2, seconds);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    private void copy(Connection session, List<Fact> batch) throws SQLException {
        var byStage = new HashMap<String, List<Map<String, Object>>>();
        for (var fact : batch) {
            var name = fact.kind() + (fact.type() == Fact.Type.SAMPLE ? "_samples_stage" : "_configuration_stage");
            byStage.computeIfAbsent(name, any -> new ArrayList<>()).add(fact.values());
        }
        for (var stage : stages) {
            var rows = byStage.get(stage.name());
            if (rows != null) {
                stage.copy(session, rows);
            }
        }
    }

    private static void finish(Connection session, Instant at, int seconds) throws SQLException {
        try (var statement = session.prepareStatement("call warehouse.finish_round(?, ?)")) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setInt(2, seconds);
            statement.execute();
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("The connection to the warehouse did not close", e);
            }
            connection = null;
        }
    }
}
