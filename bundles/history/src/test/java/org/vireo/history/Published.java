package org.vireo.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.vireo.history.Measured.Column;
import org.vireo.history.Measured.Looks;
import org.vireo.history.Measured.Sum;

/** What the warehouse says, in the lines of {@link FromRaw}. Confined to one thread. */
record Published(Connection connection) {
    private static final String DAILY = "daily";

    /** Lines of {@code samples}, {@code hourly} or {@code daily} from a moment, and before another. */
    List<String> lines(Measured measured, String grain, Instant from, Instant until) throws SQLException {
        var session = measured.kind().equals("session");
        var start = grain.equals(DAILY) && !session
                ? "(history_datetime::timestamp at time zone 'UTC')"
                : "history_datetime";
        var parts = new ArrayList<String>();
        parts.add("extract(epoch from " + start + ")::bigint");
        parts.addAll(measured.keys());
        if (!measured.status().isEmpty()) {
            parts.add(measured.status());
            parts.add("seconds_in_status");
        } else if (session) {
            parts.add(grain.equals("samples") ? "seconds_in_status" : "(session_time_in_minutes * 60)::integer");
        }
        for (var column : measured.columns()) {
            if (grain.equals("samples") || column.sum() != Sum.NONE) {
                parts.add(shown(column, column.name()));
            }
            if (!grain.equals("samples") && !column.peak().isEmpty()) {
                parts.add(shown(column, column.peak()));
            }
        }
        var sql = "select " + String.join(" || '|' || ", parts) + " from " + view(measured, grain) + " u where " + start
                + " >= ? and " + start + " < ?";
        return rows(sql, from, until).stream().sorted().toList();
    }

    private static String shown(Column column, String name) {
        if (column.sum() == Sum.VERSION) {
            return "coalesce((select " + column.of() + "_name from warehouse." + column.of()
                    + "_configuration c where c.history_id = u." + name + "), '-')";
        }
        return "coalesce(" + (column.looks() == Looks.DECIMAL ? "trim_scale(" + name + ")" : name) + "::text, '-')";
    }

    /** Samples of sessions are not published. */
    private static String view(Measured measured, String grain) {
        if (!measured.kind().equals("session")) {
            return "v4_5_statistics_" + measured.view() + "_resources_usage_" + grain;
        }
        return grain.equals("samples") ? "warehouse.session_samples" : "v4_5_statistics_vms_users_usage_" + grain;
    }

    /** Columns that the lines leave out. */
    List<String> leftOut(Measured measured, String grain) throws SQLException {
        var columns = new TreeSet<String>();
        try (var statement = connection.prepareStatement(
                "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0")) {
            statement.setString(1, view(measured, grain));
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString(1));
                }
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalStateException(view(measured, grain) + " has no columns");
        }
        measured.keys().forEach(columns::remove);
        columns.remove(measured.status());
        measured.columns().forEach(column -> {
            columns.remove(column.name());
            columns.remove(column.peak());
        });
        return List.copyOf(columns);
    }

    /** Moments whose samples were loaded, from one and before another. */
    List<Instant> rounds(Instant from, Instant until) throws SQLException {
        return moments("select at from warehouse.round where at >= ? and at < ?", from, until);
    }

    /** Moments that begin gaps, and those that end them, in turns. */
    List<Instant> gaps(Instant from, Instant until) throws SQLException {
        return moments(
                "select unnest(array[\"from\", \"until\"]) from warehouse.gap where \"until\" > ? and \"from\" < ? order by 1",
                from,
                until);
    }

    /** Before this samples are gone. */
    Instant horizon() throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select greatest(horizon, '1970-01-01') from warehouse.standing")) {
            found.next();
            return found.getTimestamp(1).toInstant();
        }
    }

    private List<Instant> moments(String sql, Instant from, Instant until) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.from(from));
            statement.setTimestamp(2, Timestamp.from(until));
            try (var found = statement.executeQuery()) {
                var moments = new ArrayList<Instant>();
                while (found.next()) {
                    moments.add(found.getTimestamp(1).toInstant());
                }
                return moments;
            }
        }
    }

    private List<String> rows(String sql, Instant from, Instant until) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.from(from));
            statement.setTimestamp(2, Timestamp.from(until));
            try (var found = statement.executeQuery()) {
                var rows = new ArrayList<String>();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
                return rows;
            }
        }
    }
}
