package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.spi.history.Fact;

/** Every query of the dashboards that come with the engine runs on a real warehouse, as the reader, and finds what there is. */
class DashboardsStoreTest {
    private static final Path FOLDER = Path.of("../../karaf-assembly/engine/src/main/resources/contrib/grafana");
    private static final Pattern GROUP = Pattern.compile("\\$__timeGroupAlias\\(([^,]+), \\$__interval\\)");
    private static final Pattern FILTER = Pattern.compile("\\$__timeFilter\\(([^)]+)\\)");
    private static final String READER = "reader_of_dashboards";

    private static TestWarehouse warehouse;

    @BeforeAll
    static void load() throws SQLException {
        warehouse = new TestWarehouse();
        var now = lately(Instant.now());
        try (var sink = new WarehouseSink(warehouse)) {
            sink.write(withADisk(now.minus(Duration.ofMinutes(2)), 0));
            sink.write(withADisk(now.minus(Duration.ofMinutes(1)), 300));
        }
        new RollUps(warehouse).catchUp(now.plus(Duration.ofDays(2)));
        warehouse.tell("create role " + READER);
        warehouse.tell("call warehouse.open_to('" + READER + "')");
    }

    /** A full minute, few ago, as dashboards look at what is young; the two before it are of one hour. */
    private static Instant lately(Instant now) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var intoHour = Duration.between(minute.truncatedTo(ChronoUnit.HOURS), minute);
        return intoHour.equals(Duration.ofMinutes(1)) ? minute.minus(intoHour) : minute;
    }

    private static List<Fact> withADisk(Instant at, int rate) {
        var facts = new ArrayList<>(TwoDays.round(at, 20, false));
        var every = Duration.ofMinutes(1);
        var disk = TwoDays.DOMAIN;
        facts.add(new Fact(
                Fact.Type.CONFIGURATION, "vm_disk", at, every, Map.of("vm_disk_id", disk, "vm_disk_name", "system")));
        facts.add(new Fact(
                Fact.Type.CONFIGURATION,
                "vm_device",
                at,
                every,
                Map.of("vm_id", TwoDays.VM, "device_id", disk, "type", "disk", "is_managed", true)));
        facts.add(new Fact(
                Fact.Type.SAMPLE,
                "vm_disk",
                at,
                every,
                Map.of(
                        "vm_disk_id",
                        disk,
                        "vm_disk_status",
                        1,
                        "read_rate_bytes_per_second",
                        rate,
                        "write_rate_bytes_per_second",
                        rate)));
        return facts;
    }

    @AfterAll
    static void remove() throws SQLException {
        warehouse.tell("drop owned by " + READER);
        warehouse.tell("drop role " + READER);
        warehouse.close();
    }

    static List<Path> dashboards() throws IOException {
        try (var files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void findsWhatEachPanelIsToShow(Path file) throws IOException, SQLException {
        var dashboard = new ObjectMapper().readTree(file.toFile());
        try (var connection = warehouse.read();
                var statement = connection.createStatement()) {
            statement.execute("set role " + READER);
            for (var grain : List.of("samples", "hourly", "daily")) {
                var variables = variables(connection, dashboard, grain);
                for (var panel : dashboard.path("panels")) {
                    show(connection, panel, variables);
                }
            }
        }
    }

    /** Names of variables with what is chosen: everything there is. */
    private static Map<String, String> variables(Connection connection, JsonNode dashboard, String grain)
            throws SQLException {
        var variables = new HashMap<>(Map.of("grain", grain));
        for (var variable : dashboard.at("/templating/list")) {
            if (variable.path("type").asText().equals("query")) {
                var values = new ArrayList<String>();
                try (var statement = connection.createStatement();
                        var found = statement.executeQuery(
                                filled(variable.path("query").asText(), variables))) {
                    while (found.next()) {
                        values.add("'" + found.getString(1) + "'");
                    }
                }
                assertThat(values).as(variable.path("name").asText()).isNotEmpty();
                variables.put(variable.path("name").asText(), String.join(",", values));
            }
        }
        return variables;
    }

    private static void show(Connection connection, JsonNode panel, Map<String, String> variables) throws SQLException {
        var title = panel.path("title").asText() + " of " + variables.get("grain");
        assertThat(panel.at("/datasource/uid").asText()).isEqualTo("vireo-history");
        var target = panel.at("/targets/0");
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(filled(target.path("rawSql").asText(), variables))) {
            assertThat(found.next()).as(title).isTrue();
            var columns = found.getMetaData();
            if (target.path("format").asText().equals("time_series")) {
                assertThat(columns.getColumnName(1)).as(title).isEqualTo("time");
                assertThat(columns.getColumnName(2)).as(title).isEqualTo("metric");
                assertThat(columns.getColumnType(3)).as(title).isEqualTo(Types.NUMERIC);
            }
            if (panel.path("type").asText().equals("stat")) {
                assertThat(found.getString("value")).as(title).isNotNull().isNotEqualTo("0");
            }
        }
    }

    /** As Grafana replaces its words, with an hour for a point and all the time there is. */
    private static String filled(String sql, Map<String, String> variables) {
        var filled = GROUP.matcher(sql).replaceAll("floor(extract(epoch from $1) / 3600) * 3600 as \"time\"");
        filled = FILTER.matcher(filled).replaceAll("$1 between '2026-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'");
        for (var variable : variables.entrySet()) {
            filled = filled.replace("${" + variable.getKey() + "}", variable.getValue())
                    .replace("$" + variable.getKey(), variable.getValue());
        }
        assertThat(filled).doesNotContain("$");
        return filled;
    }
}
