package org.vireo.history.series;

import java.util.List;
import org.vireo.engine.api.history.UsageHistory.Measure;

/**
 * Something that is measured, and how it is worked out. Immutable.
 *
 * @param measure as it is asked for
 * @param source where it is found
 * @param value in SQL, of a row of usage {@code u} and its configuration {@code c}; null where it is not known
 * @param peak the greatest value in rows of hours and days, in SQL; the value itself where it is empty
 * @param weight of an object among others, in SQL; empty: values of objects are added
 */
record Gauge(Measure measure, Source source, String value, String peak, String weight) {
    private static final String PERCENT = "percent";
    private static final String BYTES = "bytes";
    private static final String COUNT = "count";
    private static final String EACH = "1";

    private static final String MEMORY = "c.memory_size_mb * 1048576::numeric";
    private static final String USED = "u.memory_usage_percent / 100.0 * " + MEMORY;
    private static final String STORED = "u.used_disk_size_gb * 1073741824::numeric";
    private static final String FREE = "u.available_disk_size_gb * 1073741824::numeric";
    private static final String SPACE = "(u.used_disk_size_gb + u.available_disk_size_gb)";
    private static final String FULL = "100.0 * u.used_disk_size_gb / nullif(" + SPACE + ", 0)";

    static final List<Gauge> OF_HOST = List.of(
            single(Source.HOSTS, "cpu_usage", PERCENT, "u.cpu_usage_percent", "u.max_cpu_usage", "Processors in use"),
            single(
                    Source.HOSTS,
                    "memory_usage",
                    PERCENT,
                    "u.memory_usage_percent",
                    "u.max_memory_usage",
                    "Memory in use"),
            single(Source.HOSTS, "memory_used", BYTES, USED, "u.max_memory_usage / 100.0 * " + MEMORY, "Memory in use"),
            single(
                    Source.HOSTS,
                    "load",
                    "load",
                    "u.cpu_load / 100.0",
                    "u.max_cpu_load / 100.0",
                    "Load average of a minute"),
            single(Source.HOSTS, "vms_up", COUNT, "u.active_vms", "u.max_active_vms", "Virtual machines that are up"),
            single(Source.HOSTS, "vms", COUNT, "u.total_vms", "u.max_total_vms", "Virtual machines"),
            single(
                    Source.HOSTS,
                    "vcpus",
                    COUNT,
                    "u.total_vms_vcpus",
                    "u.max_total_vms_vcpus",
                    "Virtual processors of virtual machines"),
            single(Source.HOSTS, "up", PERCENT, up(Source.HOSTS, "100"), "", "Time for which it was up"));

    static final List<Gauge> OF_VM = List.of(
            single(
                    Source.VMS,
                    "cpu_usage",
                    PERCENT,
                    "u.cpu_usage_percent",
                    "u.max_cpu_usage",
                    "Virtual processors in use"),
            single(
                    Source.VMS,
                    "memory_usage",
                    PERCENT,
                    "u.memory_usage_percent",
                    "u.max_memory_usage",
                    "Memory in use"),
            single(Source.VMS, "memory_used", BYTES, USED, "u.max_memory_usage / 100.0 * " + MEMORY, "Memory in use"),
            single(Source.VMS, "up", PERCENT, up(Source.VMS, "100"), "", "Time for which it was up"));

    static final List<Gauge> OF_STORAGE_DOMAIN = List.of(
            single(Source.STORAGE_DOMAINS, "used", BYTES, STORED, "", "Space in use, in whole GiB"),
            single(Source.STORAGE_DOMAINS, "available", BYTES, FREE, "", "Space that is left, in whole GiB"),
            single(Source.STORAGE_DOMAINS, "usage", PERCENT, FULL, "", "Share of the space in use"),
            single(
                    Source.STORAGE_DOMAINS,
                    "active",
                    PERCENT,
                    up(Source.STORAGE_DOMAINS, "100"),
                    "",
                    "Time for which it was active"));

    static final List<Gauge> OF_CLUSTER = List.of(
            mean(
                    Source.HOSTS,
                    "cpu_usage",
                    "u.cpu_usage_percent",
                    "coalesce(c.number_of_threads, 1)",
                    "Processors in use"),
            mean(Source.HOSTS, "memory_usage", "u.memory_usage_percent", "c.memory_size_mb", "Memory in use"),
            sum(Source.HOSTS, "memory_used", BYTES, USED, "Memory in use"),
            sum(
                    Source.HOSTS,
                    "memory",
                    BYTES,
                    "case when u.host_status = 1 then " + MEMORY + " else 0 end",
                    "Memory of hosts that are up"),
            sum(Source.HOSTS, "hosts_up", COUNT, up(Source.HOSTS, EACH), "Hosts that are up"),
            sum(Source.HOSTS, "vms_up", COUNT, "u.active_vms", "Virtual machines that are up"),
            sum(Source.HOSTS, "vms", COUNT, "u.total_vms", "Virtual machines on hosts"),
            sum(Source.HOSTS, "vcpus", COUNT, "u.total_vms_vcpus", "Virtual processors of virtual machines"));

    /** What data centers and the system have beside what clusters have. */
    static final List<Gauge> OF_STORAGE = List.of(
            sum(Source.STORAGE_DOMAINS, "storage_used", BYTES, STORED, "Space in use in storage domains"),
            sum(Source.STORAGE_DOMAINS, "storage_available", BYTES, FREE, "Space that is left in storage domains"),
            mean(Source.STORAGE_DOMAINS, "storage_usage", FULL, SPACE, "Share of the space in use"));

    private static String up(Source source, String value) {
        return "case when u." + source.status() + " = 1 then " + value + " else 0 end";
    }

    private static Gauge single(Source source, String name, String unit, String value, String peak, String text) {
        return new Gauge(new Measure(name, unit, text), source, value, peak, EACH);
    }

    private static Gauge mean(Source source, String name, String value, String weight, String text) {
        return new Gauge(new Measure(name, PERCENT, text), source, value, "", weight);
    }

    private static Gauge sum(Source source, String name, String unit, String value, String text) {
        return new Gauge(new Measure(name, unit, text), source, value, "", "");
    }

    /** Whether values of objects are added; otherwise they are averaged. */
    boolean added() {
        return weight.isEmpty();
    }

    /** The greatest value of a row, in SQL. */
    String peak(Grain grain) {
        return grain == Grain.SAMPLES || peak.isEmpty() ? value : peak;
    }

    /** Digits after the point that mean something. */
    int digits() {
        return measure.unit().equals(BYTES) ? 0 : 2;
    }
}
