package org.vireo.reporting;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vireo.engine.api.history.HistoryReader;
import org.vireo.model.VireoException;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportQuery;
import org.vireo.spi.report.ReportSection;
import org.vireo.spi.report.ReportValue;

/** Asks the history what a report is to tell. Thread-safe; a run blocks until all is answered. */
final class Run {
    /** The rows of all tables of a report. */
    static final int MOST_ROWS = 200_000;

    private static final int FETCHED = 1000;
    private static final String TOTAL = "total_row";

    private final HistoryReader history;
    private final int seconds;

    /**
     * On a history.
     *
     * @param seconds that a query may take
     */
    Run(HistoryReader history, int seconds) {
        this.history = history;
        this.seconds = seconds;
    }

    /**
     * The report without any form.
     *
     * @throws VireoException when the history does not answer or refuses, when there is too much to tell, or when {@code progress} ends it
     */
    ReportModel model(ReportDefinition report, Asked asked, Progress progress) {
        var words = new Words(report, asked);
        try (var connection = open()) {
            var queries = report.step().isPresent() ? report.questions() : report.tables();
            var answers = new LinkedHashMap<ReportQuery, Answer>();
            int rows = 0;
            for (var query : queries) {
                progress.reached(100 * answers.size() / queries.size());
                var answer = ask(connection, new Part(report, query, asked), MOST_ROWS - rows, progress);
                rows += answer.rows().size();
                answers.put(query, answer);
            }
            var sections = report.step()
                    .map(step -> new Worked(report, asked, words).sections(step, answers))
                    .orElseGet(() -> shown(answers, words));
            progress.reached(100);
            return new ReportModel(
                    words.title(), words.description(), asked.now(), asked.zone(), words.parameters(), sections);
        } catch (SQLException e) {
            throw new VireoException(ReportingError.HISTORY_UNREACHABLE, "The history went away: " + e.getMessage(), e);
        }
    }

    private static List<ReportSection> shown(Map<ReportQuery, Answer> answers, Words words) {
        var sections = new ArrayList<ReportSection>();
        answers.forEach((query, answer) -> sections.add(new Tables(query, words).table(answer, "")));
        return sections;
    }

    private Connection open() {
        try {
            return history.read();
        } catch (SQLException e) {
            throw new VireoException(
                    ReportingError.HISTORY_UNREACHABLE, "The history cannot be read: " + e.getMessage(), e);
        }
    }

    /** One table of a report. */
    private record Part(ReportDefinition report, ReportQuery query, Asked asked) {}

    private Answer ask(Connection connection, Part part, int most, Progress progress) {
        try (var statement = Filled.of(part.query().sql(), part.asked()).prepare(connection)) {
            statement.setQueryTimeout(seconds);
            statement.setFetchSize(FETCHED);
            progress.asks(statement);
            try (var found = statement.executeQuery()) {
                return read(found, part, most);
            }
        } catch (SQLException e) {
            throw new VireoException(
                    ReportingError.QUERY_FAILED,
                    "The table '" + part.query().key() + "' of the report '"
                            + part.report().id() + "' cannot be asked for: " + e.getMessage(),
                    e);
        }
    }

    private static Answer read(ResultSet found, Part part, int most) throws SQLException {
        var query = part.query();
        var cells = new Cells(part.asked().locale(), part.asked().grain());
        var rows = new ArrayList<List<ReportValue>>();
        List<ReportValue> totals = List.of();
        var marked = hasTotals(found);
        while (found.next()) {
            var row = new ArrayList<ReportValue>();
            for (var column : query.columns()) {
                row.add(cells.read(found, column));
            }
            if (marked && found.getBoolean(TOTAL)) {
                totals = row;
            } else if (rows.size() < most) {
                rows.add(row);
            } else {
                throw new VireoException(
                        ReportingError.TOO_MUCH,
                        "The report '" + part.report().id() + "' would have more than " + MOST_ROWS
                                + " rows: ask for a shorter period, longer grains or fewer objects.");
            }
        }
        return new Answer(query.columns(), rows, totals);
    }

    private static boolean hasTotals(ResultSet found) throws SQLException {
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            if (found.getMetaData().getColumnLabel(i).equals(TOTAL)) {
                return true;
            }
        }
        return false;
    }
}
