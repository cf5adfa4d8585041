package org.vireo.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vireo.engine.api.history.HistoryStatus.Gap;
import org.vireo.engine.api.history.HistoryStatus.Standing;

/** Asks the warehouse how far it is. Stateless. */
final class Standings {
    private static final String LAST = """
            select (select max(at) from warehouse.round), max(start) filter (where grain = 'hour'), max(start) filter (where grain = 'day')
            from warehouse.rolled_up""";
    private static final String GAPS = """
            select "from", "until" from warehouse.gap order by 1 desc limit 10""";

    private Standings() {}

    static Standing of(Connection connection, Instant now, Standing known) throws SQLException {
        try (var statement = connection.createStatement();
                var last = statement.executeQuery(LAST)) {
            last.next();
            return new Standing(
                    known.problem(),
                    known.dsn(),
                    known.preset(),
                    time(last, 1),
                    time(last, 2),
                    time(last, 3),
                    RollUps.due(connection, now).size(),
                    known.waiting(),
                    known.dropped(),
                    gaps(connection));
        }
    }

    private static List<Gap> gaps(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(GAPS)) {
            var gaps = new ArrayList<Gap>();
            while (found.next()) {
                gaps.add(new Gap(time(found, 1).orElseThrow(), time(found, 2).orElseThrow()));
            }
            return gaps;
        }
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
