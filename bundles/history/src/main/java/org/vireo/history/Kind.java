package org.vireo.history;

import java.util.List;
import java.util.Set;

/**
 * What is measured of a kind of objects, and how rates come of counters. Immutable.
 *
 * @param name as the views of the engine and the stages of the warehouse have it
 * @param key column that tells objects apart
 * @param measured columns that hold only while the sample is fresh
 * @param rates made of counters
 */
record Kind(String name, String key, Set<String> measured, List<Rate> rates) {
    /** Kinds whose configuration is told. */
    static final List<String> CONFIGURED = List.of(
            "datacenter",
            "cluster",
            "host",
            "host_interface",
            "storage_domain",
            "datacenter_storage_domain",
            "vm",
            "vm_disk",
            "vm_interface",
            "vm_device",
            "tag",
            "tag_relation",
            "user");

    private static final String AT = "sampled_at";
    /** Percents of interfaces are of this, as hosts do not tell how fast theirs are. */
    private static final double GIGABIT = 1e9;

    private static final Set<String> TRAFFIC = Set.of(
            AT,
            "received_total_byte",
            "transmitted_total_byte",
            "received_dropped_total_packets",
            "transmitted_dropped_total_packets");
    private static final List<Rate> TRAFFIC_RATES = List.of(
            new Rate("receive_rate_percent", "received_total_byte", 800 / GIGABIT, "", 2),
            new Rate("transmit_rate_percent", "transmitted_total_byte", 800 / GIGABIT, "", 2));

    /** Kinds that are measured. */
    static final List<Kind> MEASURED = List.of(
            new Kind(
                    "host",
                    "host_id",
                    Set.of(
                            AT,
                            "memory_usage_percent",
                            "cpu_usage_percent",
                            "cpu_load",
                            "user_cpu_usage_percent",
                            "system_cpu_usage_percent"),
                    List.of()),
            new Kind("host_interface", "host_interface_id", TRAFFIC, TRAFFIC_RATES),
            new Kind(
                    "vm",
                    "vm_id",
                    Set.of(AT, "cpu_seconds", "memory_usage_percent"),
                    List.of(new Rate("cpu_usage_percent", "cpu_seconds", 100, "vcpus", 0))),
            new Kind("vm_interface", "vm_interface_id", TRAFFIC, TRAFFIC_RATES),
            new Kind(
                    "vm_disk",
                    "vm_disk_id",
                    Set.of(AT, "read_bytes", "written_bytes", "read_ops_total_count", "write_ops_total_count"),
                    List.of(
                            new Rate("read_rate_bytes_per_second", "read_bytes", 1, "", 0),
                            new Rate("write_rate_bytes_per_second", "written_bytes", 1, "", 0))),
            new Kind("storage_domain", "storage_domain_id", Set.of(), List.of()));

    /**
     * What a counter grew by in a second.
     *
     * @param result column to give it
     * @param counter that grows
     * @param factor to multiply with
     * @param per column to divide by; empty for none
     * @param digits after the point
     */
    record Rate(String result, String counter, double factor, String per, int digits) {}
}
