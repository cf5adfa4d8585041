package org.vireo.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.spi.history.Fact;

/** Which metrics a round has, with which values and labels, and what is left out. */
class BoardTest {
    private static final UUID CLUSTER = new UUID(1, 1);
    private static final UUID HOST = new UUID(1, 2);
    private static final UUID VM = new UUID(1, 3);
    private static final UUID OTHER_VM = new UUID(1, 4);
    private static final UUID DISK = new UUID(1, 5);
    private static final UUID SHARED = new UUID(1, 6);
    private static final UUID NIC = new UUID(1, 7);
    private static final UUID DOMAIN = new UUID(1, 8);
    private static final UUID PORT = new UUID(1, 9);

    private static Fact configuration(String kind, Map<String, Object> values) {
        return new Fact(Fact.Type.CONFIGURATION, kind, Instant.EPOCH, Duration.ofMinutes(1), values);
    }

    private static Fact sample(String kind, Map<String, Object> values) {
        return new Fact(Fact.Type.SAMPLE, kind, Instant.EPOCH, Duration.ofMinutes(1), values);
    }

    private static List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(configuration("cluster", Map.of("cluster_id", CLUSTER, "cluster_name", "Default")));
        facts.add(configuration(
                "host", Map.of("host_id", HOST, "host_name", "alpha", "cluster_id", CLUSTER, "memory_size_mb", 4096L)));
        facts.add(sample(
                "host",
                Map.of("host_id", HOST, "host_status", 1, "cpu_usage_percent", new BigDecimal(31), "cpu_load", 150)));
        facts.add(configuration(
                "host_interface", Map.of("host_interface_id", PORT, "host_interface_name", "eth0", "host_id", HOST)));
        facts.add(sample("host_interface", Map.of("host_interface_id", PORT, "received_total_byte", 1030)));
        facts.add(configuration("storage_domain", Map.of("storage_domain_id", DOMAIN, "storage_domain_name", "data")));
        facts.add(sample(
                "storage_domain",
                Map.of("storage_domain_id", DOMAIN, "storage_domain_status", 1, "used_disk_size_gb", 3)));
        facts.add(configuration("vm", Map.of("vm_id", VM, "vm_name", "one \"quoted\" \\ \n", "cluster_id", CLUSTER)));
        facts.add(configuration("vm", Map.of("vm_id", OTHER_VM, "vm_name", "two", "cluster_id", CLUSTER)));
        facts.add(sample(
                "vm",
                Map.of(
                        "vm_id",
                        VM,
                        "vm_status",
                        1,
                        "cpu_seconds",
                        new BigDecimal("12.5"),
                        "currently_running_on_host",
                        HOST)));
        facts.add(sample("vm", Map.of("vm_id", OTHER_VM, "vm_status", 0)));
        facts.add(configuration(
                "vm_disk", Map.of("vm_disk_id", DISK, "vm_disk_name", "system", "vm_disk_size_mb", 8192)));
        facts.add(
                configuration("vm_disk", Map.of("vm_disk_id", SHARED, "vm_disk_name", "shared", "vm_disk_size_mb", 1)));
        facts.add(sample("vm_disk", Map.of("vm_disk_id", DISK, "read_bytes", 77L)));
        for (var device : List.of(List.of(VM, DISK), List.of(VM, SHARED), List.of(OTHER_VM, SHARED))) {
            facts.add(configuration(
                    "vm_device", Map.of("vm_id", device.get(0), "device_id", device.get(1), "type", "disk")));
        }
        facts.add(configuration(
                "vm_interface", Map.of("vm_interface_id", NIC, "vm_interface_name", "nic1", "vm_id", OTHER_VM)));
        facts.add(sample("vm_interface", Map.of("vm_interface_id", NIC, "transmitted_total_byte", 5)));
        return facts;
    }

    private static Board.Metrics metrics(int room) {
        return Board.of(new Round(facts()), Subject.ALL, room);
    }

    private static Scraped written(Board.Metrics metrics, Form form) throws IOException {
        var out = new ByteArrayOutputStream();
        form.writer().write(out, new MetricSnapshots(metrics.metrics()));
        return new Scraped(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void showsEachKindInBaseUnits() throws IOException {
        var shown = written(metrics(1000), Form.TEXT);
        assertThat(shown.value("vireo_host_cpu_usage_ratio", HOST)).hasValue(0.31);
        assertThat(shown.value("vireo_host_load1", HOST)).hasValue(1.5);
        assertThat(shown.value("vireo_host_memory_bytes", HOST)).hasValue(4294967296.0);
        assertThat(shown.value("vireo_host_network_receive_bytes_total", PORT)).hasValue(1030.0);
        assertThat(shown.value("vireo_storage_domain_used_bytes", DOMAIN)).hasValue(3221225472.0);
        assertThat(shown.value("vireo_vm_cpu_seconds_total", VM)).hasValue(12.5);
        assertThat(shown.value("vireo_vm_status", OTHER_VM)).hasValue(0.0);
        assertThat(shown.value("vireo_vm_cpu_usage_ratio", OTHER_VM)).isEmpty();
        assertThat(shown.value("vireo_disk_read_bytes_total", DISK)).hasValue(77.0);
        assertThat(shown.value("vireo_disk_size_bytes", DISK)).hasValue(8589934592.0);
        assertThat(shown.value("vireo_vm_network_transmit_bytes_total", NIC)).hasValue(5.0);
        assertThat(shown.samples()).hasSize(metrics(1000).series()).hasSize(15);
    }

    @Test
    void namesObjectsAndWhatTheyBelongTo() throws IOException {
        var shown = written(metrics(1000), Form.TEXT);
        assertThat(shown.samples("vireo_host_status").findFirst().orElseThrow().labels())
                .isEqualTo(Map.of("id", HOST.toString(), "name", "alpha", "cluster", "Default"));
        assertThat(shown.samples("vireo_disk_size_bytes").map(s -> s.labels().get("vm")))
                .containsExactlyInAnyOrder("one \"quoted\" \\ \n", "");
        assertThat(shown.samples("vireo_vm_network_transmit_bytes_total")
                        .map(s -> s.labels().get("vm")))
                .containsExactly("two");
        assertThat(shown.samples("vireo_vm_place_info").map(s -> s.labels().get("host")))
                .containsExactly("alpha");
    }

    @Test
    void isReadByAStrictParser() throws IOException, InterruptedException {
        assertThat(written(metrics(1000), Form.OPEN_METRICS).typesByTheClientForPython())
                .containsEntry("vireo_host_cpu_usage_ratio", "gauge")
                .containsEntry("vireo_vm_cpu_seconds", "counter")
                .containsEntry("vireo_vm_place", "info")
                .hasSize(13);
    }

    @Test
    void leavesOutWholeObjectsAndCountsThem() throws IOException {
        // host 4, storage domain 2, first machine 3; the second machine and all after it find no room
        var metrics = metrics(9);
        var shown = written(metrics, Form.TEXT);
        assertThat(metrics.series()).isEqualTo(9);
        assertThat(shown.samples()).hasSize(9);
        assertThat(metrics.leftOut())
                .isEqualTo(Map.of(
                        "host", 0, "storage_domain", 0, "vm", 1, "host_interface", 1, "vm_disk", 3, "vm_interface", 1));
        assertThat(shown.value("vireo_vm_status", VM)).hasValue(1.0);
        assertThat(shown.value("vireo_vm_status", OTHER_VM)).isEmpty();
    }

    @Test
    void showsOnlyKindsThatWereAskedFor() {
        var metrics = Board.of(new Round(facts()), List.of(Subject.named("vm").orElseThrow()), 1000);
        assertThat(metrics.leftOut()).containsOnlyKeys("vm");
        assertThat(metrics.metrics())
                .allSatisfy(m -> assertThat(m.getMetadata().getName()).startsWith("vireo_vm_"));
    }

    @Test
    void cutsLongNames() {
        assertThat(Subject.label(Map.of("n", "x".repeat(300)), "n")).hasSize(255);
        assertThat(Subject.label(Map.of("n", "x".repeat(254) + "😀"), "n")).hasSize(254);
    }
}
