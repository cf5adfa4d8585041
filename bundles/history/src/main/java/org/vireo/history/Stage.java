package org.vireo.history;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A table of the warehouse that takes facts of one kind for as long as a transaction lasts. Immutable.
 *
 * @param name of the table
 * @param columns it has; values by other names are not kept
 */
record Stage(String name, List<String> columns) {
    private static final int BUFFER = 1 << 16;

    /** Finds all stages of a session. */
    static List<Stage> in(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select c.relname, array_agg(a.attname::text order by a.attnum)
                        from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                        where c.relnamespace = pg_my_temp_schema() and c.relname like '%\\_stage'
                        group by 1""")) {
            var stages = new ArrayList<Stage>();
            while (found.next()) {
                stages.add(new Stage(
                        found.getString(1), List.of((String[]) found.getArray(2).getArray())));
            }
            return stages;
        }
    }

    /** Puts rows in. */
    void copy(Connection connection, List<Map<String, Object>> rows) throws SQLException {
        var names = new StringBuilder();
        columns.forEach(column -> names.append(names.isEmpty() ? "" : ", ")
                .append('"')
                .append(column)
                .append('"'));
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy pg_temp.\"" + name + "\" (" + names + ") from stdin");
        try {
            var text = new StringBuilder();
            for (var row : rows) {
                write(row, text);
                if (text.length() > BUFFER) {
                    send(copy, text);
                }
            }
            send(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void write(Map<String, Object> row, StringBuilder text) {
        var separator = "";
        for (var column : columns) {
            text.append(separator);
            separator = "\t";
            var value = row.get(column);
            if (value == null) {
                text.append("\\N");
            } else {
                escape(value.toString(), text);
            }
        }
        text.append('\n');
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
