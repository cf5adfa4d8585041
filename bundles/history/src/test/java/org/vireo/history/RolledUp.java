package org.vireo.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the published views say of hosts, in the lines of {@link Expected}. */
final class RolledUp {
    private RolledUp() {}

    static List<String> hours(TestWarehouse warehouse) throws SQLException {
        return lines(
                warehouse, "hourly", "to_char(history_datetime at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
    }

    static List<String> days(TestWarehouse warehouse) throws SQLException {
        return lines(warehouse, "daily", "history_datetime");
    }

    private static List<String> lines(TestWarehouse warehouse, String grain, String start) throws SQLException {
        var sql = """
                select (concat_ws(' ', %s, host_id, host_status, seconds_in_status, coalesce(cpu_usage_percent::text, '-'),
                    coalesce(max_cpu_usage::text, '-'), coalesce(total_vms::text, '-'), coalesce(max_total_vms::text, '-'))) collate "C"
                from v4_5_statistics_hosts_resources_usage_%s
                order by 1""".formatted(start, grain);
        try (var connection = warehouse.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (found.next()) {
                lines.add(found.getString(1));
            }
            return lines;
        }
    }
}
