package org.vireo.metrics.prometheus;

import java.util.List;
import org.vireo.spi.history.Fact;

/**
 * A metric and the value of facts that it shows. Immutable.
 *
 * @param type of the facts
 * @param kind of the facts
 * @param column value it shows
 * @param name of the metric, without the end that counters have
 * @param counter whether it only grows
 * @param factor that makes the unit in its name of the unit of the facts
 * @param help one line for people
 */
record Measure(Fact.Type type, String kind, String column, String name, boolean counter, double factor, String help) {
    private static final double MIB = 1 << 20;
    private static final double GIB = 1 << 30;
    private static final double PERCENT = 0.01;
    private static final String STATUS = ", as in the views of the history";

    /** All there are. */
    static final List<Measure> ALL = List.of(
            gauge("host", "host_status", "vireo_host_status", 1, "1 up, 2 in maintenance, 3 anything else" + STATUS),
            gauge("host", "cpu_usage_percent", "vireo_host_cpu_usage_ratio", PERCENT, "Share of the processors in use"),
            gauge(
                    "host",
                    "memory_usage_percent",
                    "vireo_host_memory_usage_ratio",
                    PERCENT,
                    "Share of the memory in use"),
            gauge("host", "cpu_load", "vireo_host_load1", PERCENT, "Load average of one minute"),
            gauge("host", "active_vms", "vireo_host_vms_up", 1, "Virtual machines that are up"),
            gauge("host", "total_vms", "vireo_host_vms", 1, "Virtual machines, those that start or stop included"),
            gauge("host", "total_vms_vcpus", "vireo_host_vcpus", 1, "Virtual processors of these machines"),
            size("host", "memory_size_mb", "vireo_host_memory_bytes", MIB, "Memory"),
            size("host", "number_of_threads", "vireo_host_threads", 1, "Threads of the processors"),
            gauge(
                    "storage_domain",
                    "storage_domain_status",
                    "vireo_storage_domain_status",
                    1,
                    "0 unattached, 1 active, 2 inactive, 4 anything else" + STATUS),
            gauge(
                    "storage_domain",
                    "used_disk_size_gb",
                    "vireo_storage_domain_used_bytes",
                    GIB,
                    "Space in use, in whole GiB"),
            gauge(
                    "storage_domain",
                    "available_disk_size_gb",
                    "vireo_storage_domain_available_bytes",
                    GIB,
                    "Space that is left, in whole GiB"),
            gauge("vm", "vm_status", "vireo_vm_status", 1, "0 down, 1 up, 2 paused, 3 anything else" + STATUS),
            gauge(
                    "vm",
                    "cpu_usage_percent",
                    "vireo_vm_cpu_usage_ratio",
                    PERCENT,
                    "Share of its virtual processors in use"),
            gauge("vm", "memory_usage_percent", "vireo_vm_memory_usage_ratio", PERCENT, "Share of its memory in use"),
            counter("vm", "cpu_seconds", "vireo_vm_cpu_seconds", "Time for which processors worked, since its start"),
            size("vm", "memory_size_mb", "vireo_vm_memory_bytes", MIB, "Memory it is configured with"),
            counter("host_interface", "received_total_byte", "vireo_host_network_receive_bytes", "Bytes that came in"),
            counter(
                    "host_interface",
                    "transmitted_total_byte",
                    "vireo_host_network_transmit_bytes",
                    "Bytes that went out"),
            size("vm_disk", "vm_disk_size_mb", "vireo_disk_size_bytes", MIB, "Size that the machine sees"),
            gauge(
                    "vm_disk",
                    "vm_disk_actual_size_mb",
                    "vireo_disk_allocated_bytes",
                    MIB,
                    "Space it takes on its storage"),
            counter("vm_disk", "read_bytes", "vireo_disk_read_bytes", "Bytes read"),
            counter("vm_disk", "written_bytes", "vireo_disk_written_bytes", "Bytes written"),
            counter("vm_disk", "read_ops_total_count", "vireo_disk_reads", "Requests to read"),
            counter("vm_disk", "write_ops_total_count", "vireo_disk_writes", "Requests to write"),
            counter("vm_interface", "received_total_byte", "vireo_vm_network_receive_bytes", "Bytes that came in"),
            counter("vm_interface", "transmitted_total_byte", "vireo_vm_network_transmit_bytes", "Bytes that went out"),
            counter(
                    "vm_interface",
                    "received_dropped_total_packets",
                    "vireo_vm_network_receive_drops",
                    "Packets that came in and were dropped"),
            counter(
                    "vm_interface",
                    "transmitted_dropped_total_packets",
                    "vireo_vm_network_transmit_drops",
                    "Packets that were to go out and were dropped"));

    private static Measure gauge(String kind, String column, String name, double factor, String help) {
        return new Measure(Fact.Type.SAMPLE, kind, column, name, false, factor, help);
    }

    private static Measure size(String kind, String column, String name, double factor, String help) {
        return new Measure(Fact.Type.CONFIGURATION, kind, column, name, false, factor, help);
    }

    private static Measure counter(String kind, String column, String name, String help) {
        return new Measure(Fact.Type.SAMPLE, kind, column, name, true, 1, help);
    }
}
