package org.vireo.history;

import java.util.List;

/**
 * What is measured of a kind of objects and how it is summed up, told once more for tests: independent of the warehouse's own description.
 *
 * @param kind as facts name it
 * @param view middle of the names of its views
 * @param keys that tell objects apart
 * @param status column of the status, empty for none
 * @param columns others, in no certain order
 */
record Measured(String kind, String view, List<String> keys, String status, List<Column> columns) {
    /** How values of many samples become one. */
    enum Sum {
        AVERAGE,
        LAST,
        /** Samples only. */
        NONE,
        /** The last one's, told by the name that the version has. */
        VERSION
    }

    /** What values look like. */
    enum Looks {
        PERCENT,
        COUNT,
        LARGE,
        DECIMAL,
        COUNTER,
        TEXT,
        HOST,
        USER,
        FLAG
    }

    /**
     * A column.
     *
     * @param peak column of the greatest, empty for none
     * @param by for a version: the column that names its object
     * @param of for a version: the kind of its object
     */
    record Column(String name, Sum sum, Looks looks, String peak, String by, String of) {}

    private static final String HOST_VERSION = "current_host_configuration_version";
    private static final String RUNS_ON = "currently_running_on_host";

    static final List<Measured> ALL = List.of(
            new Measured(
                    "host",
                    "hosts",
                    List.of("host_id"),
                    "host_status",
                    List.of(
                            average("memory_usage_percent", "max_memory_usage", Looks.PERCENT),
                            average("ksm_shared_memory_mb", "max_ksm_shared_memory_mb", Looks.LARGE),
                            average("cpu_usage_percent", "max_cpu_usage", Looks.PERCENT),
                            average("ksm_cpu_percent", "max_ksm_cpu_percent", Looks.PERCENT),
                            average("active_vms", "max_active_vms", Looks.COUNT),
                            average("total_vms", "max_total_vms", Looks.COUNT),
                            average("total_vms_vcpus", "max_total_vms_vcpus", Looks.COUNT),
                            average("cpu_load", "max_cpu_load", Looks.COUNT),
                            average("system_cpu_usage_percent", "max_system_cpu_usage_percent", Looks.PERCENT),
                            average("user_cpu_usage_percent", "max_user_cpu_usage_percent", Looks.PERCENT),
                            average("swap_used_mb", "max_swap_used_mb", Looks.LARGE),
                            version("host_configuration_version", "host_id", "host"))),
            traffic("host_interface", "hosts_interfaces"),
            new Measured(
                    "vm",
                    "vms",
                    List.of("vm_id"),
                    "vm_status",
                    List.of(
                            average("cpu_usage_percent", "max_cpu_usage", Looks.PERCENT),
                            average("memory_usage_percent", "max_memory_usage", Looks.PERCENT),
                            average("user_cpu_usage_percent", "max_user_cpu_usage_percent", Looks.PERCENT),
                            average("system_cpu_usage_percent", "max_system_cpu_usage_percent", Looks.PERCENT),
                            last("vm_ip", Looks.TEXT),
                            sampled("vm_client_ip", Looks.TEXT),
                            last(RUNS_ON, Looks.HOST),
                            last("current_user_id", Looks.USER),
                            sampled("user_logged_in_to_guest", Looks.FLAG),
                            last("disks_usage", Looks.TEXT),
                            version("vm_configuration_version", "vm_id", "vm"),
                            version(HOST_VERSION, RUNS_ON, "host"),
                            average("memory_buffered_kb", "max_memory_buffered_kb", Looks.LARGE),
                            average("memory_cached_kb", "max_memory_cached_kb", Looks.LARGE))),
            traffic("vm_interface", "vms_interfaces"),
            new Measured(
                    "vm_disk",
                    "vms_disks",
                    List.of("vm_disk_id"),
                    "vm_disk_status",
                    List.of(
                            average("vm_disk_actual_size_mb", "", Looks.LARGE),
                            average("read_rate_bytes_per_second", "max_read_rate_bytes_per_second", Looks.LARGE),
                            last("read_ops_total_count", Looks.COUNTER),
                            average("read_latency_seconds", "max_read_latency_seconds", Looks.DECIMAL),
                            average("write_rate_bytes_per_second", "max_write_rate_bytes_per_second", Looks.LARGE),
                            last("write_ops_total_count", Looks.COUNTER),
                            average("write_latency_seconds", "max_write_latency_seconds", Looks.DECIMAL),
                            average("flush_latency_seconds", "max_flush_latency_seconds", Looks.DECIMAL),
                            version("vm_disk_configuration_version", "vm_disk_id", "vm_disk"))),
            new Measured(
                    "storage_domain",
                    "storage_domains",
                    List.of("storage_domain_id"),
                    "storage_domain_status",
                    List.of(
                            average("available_disk_size_gb", "", Looks.LARGE),
                            average("used_disk_size_gb", "", Looks.LARGE),
                            version("storage_configuration_version", "storage_domain_id", "storage_domain"))),
            new Measured(
                    "session",
                    "",
                    List.of("user_id", "vm_id"),
                    "",
                    List.of(
                            average("cpu_usage_percent", "max_cpu_usage", Looks.PERCENT),
                            average("memory_usage_percent", "max_memory_usage", Looks.PERCENT),
                            average("user_cpu_usage_percent", "max_user_cpu_usage_percent", Looks.PERCENT),
                            average("system_cpu_usage_percent", "max_system_cpu_usage_percent", Looks.PERCENT),
                            last("vm_ip", Looks.TEXT),
                            last("vm_client_ip", Looks.TEXT),
                            last("user_logged_in_to_guest", Looks.FLAG),
                            last(RUNS_ON, Looks.HOST),
                            version("vm_configuration_version", "vm_id", "vm"),
                            version(HOST_VERSION, RUNS_ON, "host"))));

    private static Measured traffic(String kind, String view) {
        return new Measured(
                kind,
                view,
                List.of(kind + "_id"),
                "",
                List.of(
                        average("receive_rate_percent", "max_receive_rate_percent", Looks.DECIMAL),
                        average("transmit_rate_percent", "max_transmit_rate_percent", Looks.DECIMAL),
                        last("received_total_byte", Looks.COUNTER),
                        last("transmitted_total_byte", Looks.COUNTER),
                        last("received_dropped_total_packets", Looks.COUNTER),
                        last("transmitted_dropped_total_packets", Looks.COUNTER),
                        version(kind + "_configuration_version", kind + "_id", kind)));
    }

    private static Column average(String name, String peak, Looks looks) {
        return new Column(name, Sum.AVERAGE, looks, peak, "", "");
    }

    private static Column last(String name, Looks looks) {
        return new Column(name, Sum.LAST, looks, "", "", "");
    }

    private static Column sampled(String name, Looks looks) {
        return new Column(name, Sum.NONE, looks, "", "", "");
    }

    private static Column version(String name, String by, String of) {
        return new Column(name, Sum.VERSION, Looks.TEXT, "", by, of);
    }
}
