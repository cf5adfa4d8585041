package org.vireo.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.spi.history.Fact;

/**
 * A large installation that is played: hosts in clusters of fifty, machines with a disk and an interface each, storage domains, users with
 * sessions. Loads go up and down with the hour and the day of the week. The same whenever it is asked. Immutable.
 *
 * @param hosts number of
 * @param vms number of
 */
record BigWorld(int hosts, int vms) {
    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int HOSTS_OF_A_CLUSTER = 50;
    private static final int STORAGE_DOMAINS = 20;
    private static final int USERS = 100;
    private static final int[] SYSTEMS = {30, 34, 1300, 29, 36, 1257};

    private static UUID id(String kind, int number) {
        return new UUID(kind.hashCode() * 0x9E3779B97F4A7C15L, number * 0xC2B2AE3D27D4EB4FL);
    }

    private int clusters() {
        return (hosts + HOSTS_OF_A_CLUSTER - 1) / HOSTS_OF_A_CLUSTER;
    }

    /** How everything is configured in a month: some machines are renamed, made larger or removed with each, and others come. */
    List<Fact> configuration(Instant at, int month) {
        var facts = new ArrayList<Fact>();
        add(facts, at, "datacenter", Map.of("datacenter_id", id("dc", 0), "datacenter_name", "Main"));
        for (int i = 0; i < clusters(); i++) {
            add(
                    facts,
                    at,
                    "cluster",
                    Map.of(
                            "cluster_id",
                            id("cluster", i),
                            "cluster_name",
                            "cluster-" + i,
                            "datacenter_id",
                            id("dc", 0)));
        }
        for (int i = 0; i < STORAGE_DOMAINS; i++) {
            var domain = id("domain", i);
            add(facts, at, "storage_domain", Map.of("storage_domain_id", domain, "storage_domain_name", "store-" + i));
            add(
                    facts,
                    at,
                    "datacenter_storage_domain",
                    Map.of("storage_domain_id", domain, "datacenter_id", id("dc", 0)));
        }
        for (int i = 0; i < USERS; i++) {
            add(facts, at, "user", Map.of("user_id", id("user", i), "username", "user-" + i, "active", true));
        }
        for (int i = 0; i < hosts; i++) {
            host(facts, at, month, i);
        }
        for (int i = 0; i < vms; i++) {
            if (exists(i, month)) {
                vm(facts, at, month, i);
            }
        }
        return facts;
    }

    private static boolean exists(int vm, int month) {
        return vm % 50 != 7 || vm / 50 % 12 != month % 12;
    }

    private void host(List<Fact> facts, Instant at, int month, int i) {
        var values = new HashMap<String, Object>();
        values.put("host_id", id("host", i));
        values.put("host_name", "host-" + i + ".example.org");
        values.put("cluster_id", id("cluster", i / HOSTS_OF_A_CLUSTER));
        values.put("memory_size_mb", 524288);
        values.put("cpu_model", "Intel Xeon Gold 6230");
        values.put("number_of_cores", 40);
        values.put("number_of_sockets", 2);
        values.put("number_of_threads", 80);
        values.put("host_os", "Debian GNU/Linux " + (i % 3 == 0 && month < 6 ? "12" : "13"));
        values.put("kernel_version", "6." + (1 + month / 3));
        add(facts, at, "host", values);
        add(
                facts,
                at,
                "host_interface",
                Map.of("host_interface_id", id("hostnic", i), "host_interface_name", "eno1", "host_id", id("host", i)));
    }

    private void vm(List<Fact> facts, Instant at, int month, int i) {
        var values = new HashMap<String, Object>();
        values.put("vm_id", id("vm", i));
        values.put("vm_name", "vm-" + i);
        values.put("vm_description", "Machine " + i + " of department " + i % 17);
        values.put("cluster_id", id("cluster", i % clusters()));
        values.put("template_name", "base");
        values.put("cpu_per_socket", i % 40 == month ? 4 : 2);
        values.put("number_of_sockets", 1);
        values.put("memory_size_mb", i % 33 == month ? 8192 : 4096);
        values.put("operating_system", SYSTEMS[i % SYSTEMS.length]);
        values.put("high_availability", i % 4 == 0);
        add(facts, at, "vm", values);
        var disk = new HashMap<String, Object>();
        disk.put("vm_disk_id", id("disk", i));
        disk.put("vm_disk_name", "vm-" + i + "_Disk1");
        disk.put("storage_domain_id", id("domain", i % STORAGE_DOMAINS));
        disk.put("vm_disk_size_mb", 20480 + (i % 5 == 0 ? month * 1024 : 0));
        add(facts, at, "vm_disk", disk);
        add(
                facts,
                at,
                "vm_interface",
                Map.of("vm_interface_id", id("nic", i), "vm_interface_name", "nic1", "vm_id", id("vm", i)));
        add(facts, at, "vm_device", Map.of("vm_id", id("vm", i), "device_id", id("disk", i), "type", "disk"));
        add(facts, at, "vm_device", Map.of("vm_id", id("vm", i), "device_id", id("nic", i), "type", "interface"));
    }

    private static void add(List<Fact> facts, Instant at, String kind, Map<String, Object> values) {
        facts.add(new Fact(Fact.Type.CONFIGURATION, kind, at, MINUTE, values));
    }

    /** What is measured at a moment. */
    List<Fact> samples(Instant at, int month) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < hosts; i++) {
            sampleHost(facts, at, i);
        }
        for (int i = 0; i < vms; i++) {
            if (exists(i, month)) {
                sampleVm(facts, at, i);
            }
        }
        for (int i = 0; i < STORAGE_DOMAINS; i++) {
            var values = new HashMap<String, Object>();
            values.put("storage_domain_id", id("domain", i));
            values.put("storage_domain_status", 1);
            values.put("available_disk_size_gb", 4000 - i * 10);
            values.put("used_disk_size_gb", 6000 + i * 10);
            sample(facts, at, "storage_domain", values);
        }
        return facts;
    }

    private void sampleHost(List<Fact> facts, Instant at, int i) {
        var busy = busy(at, i);
        var values = new HashMap<String, Object>();
        values.put("host_id", id("host", i));
        values.put("host_status", noise(at, i, 1) % 500 == 0 ? 4 : 1);
        values.put("memory_usage_percent", 40 + busy / 3);
        values.put("cpu_usage_percent", busy);
        values.put("user_cpu_usage_percent", busy * 3 / 4);
        values.put("system_cpu_usage_percent", busy / 4);
        values.put("cpu_load", busy * 80);
        values.put("active_vms", vms / hosts);
        values.put("total_vms", vms / hosts);
        values.put("total_vms_vcpus", 2 * vms / hosts);
        sample(facts, at, "host", values);
        traffic(facts, at, "host_interface", id("hostnic", i), busy);
    }

    private void sampleVm(List<Fact> facts, Instant at, int i) {
        var busy = busy(at, i + 1000);
        var up = i % 30 != 0 && noise(at, i, 2) % 2000 != 0;
        var values = new HashMap<String, Object>();
        values.put("vm_id", id("vm", i));
        values.put("vm_status", up ? 1 : 0);
        if (up) {
            values.put("cpu_usage_percent", busy);
            values.put("memory_usage_percent", 20 + busy / 2);
            values.put("vm_ip", "10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256);
            values.put("currently_running_on_host", id("host", i % hosts));
            values.put("user_logged_in_to_guest", i % 10 == 0);
            if (i % 10 == 0) {
                values.put("current_user_id", id("user", i / 10 % USERS));
            }
        }
        sample(facts, at, "vm", values);
        var disk = new HashMap<String, Object>();
        disk.put("vm_disk_id", id("disk", i));
        disk.put("vm_disk_status", 1);
        disk.put("vm_disk_actual_size_mb", 8192 + i % 4096);
        disk.put("read_rate_bytes_per_second", busy * 10_000L);
        disk.put("write_rate_bytes_per_second", busy * 20_000L);
        disk.put("read_ops_total_count", at.getEpochSecond() % 100_000_000 * 3 + i);
        disk.put("write_ops_total_count", at.getEpochSecond() % 100_000_000 * 5 + i);
        sample(facts, at, "vm_disk", disk);
        traffic(facts, at, "vm_interface", id("nic", i), busy);
    }

    private static void traffic(List<Fact> facts, Instant at, String kind, UUID id, int busy) {
        var values = new HashMap<String, Object>();
        values.put(kind + "_id", id);
        values.put("receive_rate_percent", BigDecimal.valueOf(busy * 10L, 2));
        values.put("transmit_rate_percent", BigDecimal.valueOf(busy * 7L, 2));
        values.put("received_total_byte", at.getEpochSecond() * 12_345);
        values.put("transmitted_total_byte", at.getEpochSecond() * 9_876);
        values.put("received_dropped_total_packets", 0);
        values.put("transmitted_dropped_total_packets", 0);
        sample(facts, at, kind, values);
    }

    private static void sample(List<Fact> facts, Instant at, String kind, Map<String, Object> values) {
        facts.add(new Fact(Fact.Type.SAMPLE, kind, at, MINUTE, values));
    }

    /** Percent: half as much at weekends and at night. */
    private static int busy(Instant at, int who) {
        var time = at.atZone(ZoneOffset.UTC);
        var day = time.getDayOfWeek().getValue() > 5 ? 2 : 1;
        var night = time.getHour() < 7 || time.getHour() > 19 ? 2 : 1;
        return (10 + who % 50) / day / night + (int) (noise(at, who, 3) % 20);
    }

    private static long noise(Instant at, int who, int what) {
        var mixed = at.getEpochSecond() * 0x9E3779B97F4A7C15L ^ who * 0xC2B2AE3D27D4EB4FL ^ what * 0x165667B19E3779F9L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (mixed ^ mixed >>> 32) >>> 1;
    }
}
