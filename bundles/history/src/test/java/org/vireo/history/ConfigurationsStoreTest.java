package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.history.World.HOST;
import static org.vireo.history.World.OTHER_HOST;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.history.HistoryStatus.Gap;
import org.vireo.engine.api.history.HistoryStatus.Standing;

/** Versions of configurations, and samples that point to them. */
class ConfigurationsStoreTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    private final World world = new World();
    private Instant now = FIRST;
    private TestWarehouse warehouse;
    private WarehouseSink sink;

    @BeforeEach
    void begin() throws SQLException {
        warehouse = new TestWarehouse();
        sink = new WarehouseSink(warehouse);
    }

    @AfterEach
    void end() throws SQLException {
        sink.close();
        warehouse.close();
    }

    private void minute() {
        sink.write(world.at(now, MINUTE));
        now = now.plus(MINUTE);
    }

    @Test
    void keepsAVersionForEachChange() throws SQLException {
        minute();
        minute();
        world.hosts.put(HOST, "renamed");
        minute();
        minute();
        assertThat(warehouse.ask(
                        "select string_agg(host_name || ' ' || coalesce(update_date = '2026-03-01T00:02Z', false), ', '"
                                + " order by history_id) from v4_5_configuration_history_hosts where host_id = '" + HOST
                                + "'"))
                .isEqualTo("alpha false, renamed true");
        assertThat(warehouse.ask(
                        "select count(*), min(host_name) from v4_5_latest_configuration_hosts where host_id = '" + HOST
                                + "'"))
                .isEqualTo("1|renamed");
        assertThat(warehouse.ask("select string_agg(c.host_name, ' ' order by s.history_datetime)"
                        + " from v4_5_statistics_hosts_resources_usage_samples s join v4_5_configuration_history_hosts c"
                        + " on c.history_id = s.host_configuration_version where s.host_id = '" + HOST + "'"))
                .isEqualTo("alpha alpha renamed renamed");
        assertThat(
                        warehouse.ask(
                                "select count(*) from v4_5_configuration_history_hosts h"
                                        + " join v4_5_configuration_history_clusters c on c.history_id = h.cluster_configuration_version"))
                .isEqualTo("3");
    }

    @Test
    void marksWhatIsGoneAndTakesItBack() throws SQLException {
        minute();
        world.hosts.remove(OTHER_HOST);
        minute();
        assertThat(warehouse.ask("select host_name, delete_date = '2026-03-01T00:01Z' from"
                        + " v4_5_configuration_history_hosts where delete_date is not null"))
                .isEqualTo("beta|t");
        assertThat(warehouse.ask("select count(*) from v4_5_latest_configuration_hosts"))
                .isEqualTo("1");
        world.hosts.put(OTHER_HOST, "beta");
        minute();
        assertThat(warehouse.ask("select create_date = '2026-03-01T00:02Z' from v4_5_latest_configuration_hosts"
                        + " where host_id = '" + OTHER_HOST + "'"))
                .isEqualTo("t");
    }

    @Test
    void letsALateRoundChangeNoConfiguration() throws SQLException {
        minute();
        var late = world.at(now, MINUTE);
        now = now.plus(MINUTE);
        world.hosts.put(HOST, "renamed");
        minute();
        sink.write(late);
        assertThat(warehouse.ask("select string_agg(c.host_name, ' ' order by s.history_datetime)"
                        + " from v4_5_statistics_hosts_resources_usage_samples s join v4_5_configuration_history_hosts c"
                        + " on c.history_id = s.host_configuration_version where s.host_id = '" + HOST + "'"))
                .isEqualTo("alpha alpha renamed");
    }

    @Test
    void keepsTextsAsTheyAreAndUsersOnce() throws SQLException {
        minute();
        minute();
        assertThat(warehouse.ask("select vm_name from v4_5_latest_configuration_vms"))
                .isEqualTo("tab\t\\ new\nline");
        assertThat(warehouse.ask("select count(*), min(username) from v4_5_users_details_history"))
                .isEqualTo("1|ann");
    }

    @Test
    void joinsUsageWithWhatWasConfigured() throws SQLException {
        minute();
        assertThat(warehouse.ask("select count(*), min(host_name), max(host_name) from"
                        + " v4_5_fully_joined_statistics_hosts_resources_usage_samples"))
                .isEqualTo("2|alpha|beta");
        new RollUps(warehouse).catchUp(now.plus(Duration.ofDays(2)));
        assertThat(warehouse.ask("select session_time_in_minutes, currently_running_on_host from"
                        + " v4_5_statistics_vms_users_usage_hourly"))
                .isEqualTo("1.00|" + HOST);
        assertThat(warehouse.ask("select count(*) from v4_5_fully_joined_statistics_vms_resources_usage_daily"))
                .isEqualTo("1");
    }

    @Test
    void showsWhereSamplesAreMissing() throws SQLException {
        minute();
        now = now.plus(Duration.ofMinutes(7));
        minute();
        try (var connection = warehouse.connect()) {
            var known = new Standing(
                    Optional.empty(), "", "", Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0, List.of());
            var standing = Standings.of(connection, now, known);
            assertThat(standing.gaps()).containsExactly(new Gap(FIRST.plus(MINUTE), FIRST.plus(Duration.ofMinutes(8))));
            assertThat(standing.lastRound()).contains(FIRST.plus(Duration.ofMinutes(8)));
        }
    }
}
