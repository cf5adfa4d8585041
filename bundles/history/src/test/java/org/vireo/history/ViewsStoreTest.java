package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What dashboards in the field query: names, order and types of all columns, and the names of numbers. */
class ViewsStoreTest {
    private static TestWarehouse warehouse;

    @BeforeAll
    static void build() throws SQLException {
        warehouse = new TestWarehouse();
    }

    @AfterAll
    static void remove() throws SQLException {
        warehouse.close();
    }

    @Test
    void hasEveryViewWithItsColumnsInOrder() throws Exception {
        var found = rows("""
                select table_name || ',' || ordinal_position || ',' || column_name || ',' || data_type || ','
                    || coalesce(character_maximum_length::text, '""')
                from information_schema.columns
                where table_schema = 'public' and table_name <> 'history_schema_history'
                order by table_name, ordinal_position""");
        var contract = lines("views.csv");
        assertThat(contract.stream().map(line -> line.split(",")[0]).distinct()).hasSize(56);
        assertThat(found).containsExactlyInAnyOrderElementsOf(contract);
    }

    @Test
    void hasThreeTablesAndNothingButViewsBeside() throws Exception {
        assertThat(rows("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name <> 'history_schema_history'"))
                .containsExactlyInAnyOrder("calendar", "enum_translator", "history_configuration");
        assertThat(rows("select table_name from information_schema.views where table_schema = 'public'"))
                .hasSize(53);
    }

    @Test
    void namesNumbersAsAgreed() throws Exception {
        assertThat(rows("select enum_type || ',' || enum_key || ',' || value from v4_5_enum_translator"))
                .containsAll(lines("enumerations.csv"));
    }

    @Test
    void knowsHoursOfYearsToCome() throws Exception {
        assertThat(rows("select month_name || ' ' || the_day || ' ' || day_name from calendar"
                        + " where the_datetime = '2026-11-29 03:00'"))
                .containsExactly("November 29 Sunday");
    }

    @Test
    void showsReadersWhatIsPublishedOnly() throws Exception {
        warehouse.tell("create role looker");
        warehouse.tell("call warehouse.open_to('looker')");
        try (var connection = warehouse.connect();
                var statement = connection.createStatement()) {
            statement.execute("set role looker");
            statement.executeQuery("select * from v4_5_fully_joined_statistics_vms_resources_usage_hourly");
            statement.executeQuery("select * from history_configuration");
            assertThatThrownBy(() -> statement.executeQuery("select * from warehouse.round"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("delete from calendar"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        try (var connection = warehouse.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static List<String> lines(String file) throws IOException {
        try (var in = ViewsStoreTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }
}
