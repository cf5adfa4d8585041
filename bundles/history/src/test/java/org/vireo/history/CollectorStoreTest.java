package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the engine's own tables to the published views. */
class CollectorStoreTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static TestWarehouse warehouse;

    @BeforeAll
    static void collectTwice() throws SQLException {
        warehouse = new TestWarehouse();
        var engine = TestWarehouse.ENGINE.source();
        var rows = new EngineRows(engine);
        rows.add();
        var collector = new Collector(engine, MINUTE);
        try (var sink = new WarehouseSink(warehouse)) {
            rows.measure(START.minusSeconds(5), 1000);
            sink.write(collector.collect(START));
            rows.measure(START.plusSeconds(55), 1030);
            sink.write(collector.collect(START.plus(MINUTE)));
            sink.write(collector.collect(START.plus(MINUTE.multipliedBy(9))));
        }
    }

    @AfterAll
    static void remove() throws SQLException {
        warehouse.close();
    }

    @Test
    void showsAHost() throws SQLException {
        assertThat(ask("select host_name, fqdn_or_ip, memory_size_mb, cpu_model, number_of_cores, number_of_sockets,"
                        + " number_of_threads, host_os from v4_5_latest_configuration_hosts"))
                .isEqualTo("alpha|alpha.example.org|4096|Skylake|8|2|16|Debian 12");
        assertThat(second(
                        "host_status, memory_usage_percent, cpu_usage_percent, user_cpu_usage_percent, cpu_load, active_vms,"
                                + " total_vms, total_vms_vcpus",
                        "hosts"))
                .isEqualTo("1|75|31|20|150|1|1|2");
        assertThat(
                        ask(
                                "select host_interface_name, ip_address, mac_address from v4_5_latest_configuration_hosts_interfaces"))
                .isEqualTo("eth0|192.0.2.7|52:54:00:00:00:01");
        assertThat(second("received_total_byte, transmitted_total_byte, receive_rate_percent", "hosts_interfaces"))
                .isEqualTo("1030|2060|0.00");
    }

    @Test
    void showsAMachine() throws SQLException {
        assertThat(ask(
                        "select vm_name, template_name, number_of_sockets, cpu_per_socket, memory_size_mb, operating_system, vm_type"
                                + " from v4_5_latest_configuration_vms"))
                .isEqualTo("one|Blank|2|1|1024|30|1");
        // thirty seconds of work in a minute of two processors
        assertThat(second(
                        "vm_status, cpu_usage_percent, memory_usage_percent, vm_ip, currently_running_on_host, current_user_id,"
                                + " user_logged_in_to_guest",
                        "vms"))
                .isEqualTo("1|25|25|192.0.2.9|" + EngineRows.HOST + "|" + EngineRows.USER + "|t");
        assertThat(ask(
                        "select count(*), min(logical_network_name), min(vm_interface_type) from v4_5_latest_configuration_vms_interfaces"
                                + " where vm_configuration_version is not null"))
                .isEqualTo("1|ovirtmgmt|3");
        assertThat(second(
                        "received_total_byte, received_dropped_total_packets, transmitted_dropped_total_packets",
                        "vms_interfaces"))
                .isEqualTo("1030|1|2");
    }

    @Test
    void showsADisk() throws SQLException {
        assertThat(
                        ask(
                                "select vm_disk_name, vm_disk_size_mb, vm_disk_type, vm_disk_format from v4_5_latest_configuration_vms_disks"))
                .isEqualTo("system|8192|1|4");
        assertThat(second(
                        "vm_disk_status, vm_disk_actual_size_mb, read_rate_bytes_per_second, write_rate_bytes_per_second,"
                                + " read_ops_total_count",
                        "vms_disks"))
                .isEqualTo("1|100|500|0|1030");
        assertThat(ask("select string_agg(type || ' ' || (device_configuration_version is not null), ' ' order by type)"
                        + " from v4_5_latest_configuration_vms_devices"))
                .isEqualTo("disk true interface true");
        assertThat(
                        ask(
                                "select string_agg(coalesce(vm_disk_name, vm_interface_name), ' ' order by device_type) from"
                                        + " v4_5_fully_joined_statistics_vms_resources_usage_samples where history_datetime = '2026-03-01T00:01Z'"))
                .isEqualTo("system nic1");
    }

    @Test
    void forgetsMeasuresThatAreTooOldButNotTheObject() throws SQLException {
        assertThat(ask(
                        "select vm_status, cpu_usage_percent, memory_usage_percent from v4_5_statistics_vms_resources_usage_samples"
                                + " where history_datetime = '2026-03-01T00:09Z'"))
                .isEqualTo("1|null|null");
        assertThat(ask("select count(*) from v4_5_statistics_vms_interfaces_resources_usage_samples"))
                .isEqualTo("2");
    }

    private static String second(String columns, String kind) throws SQLException {
        return ask("select " + columns + " from v4_5_statistics_" + kind
                + "_resources_usage_samples where history_datetime = '2026-03-01T00:01Z'");
    }

    private static String ask(String sql) throws SQLException {
        return warehouse.ask(sql);
    }
}
