package org.vireo.history;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.spi.history.Fact;

/**
 * Two days, measured every ten minutes between midnight and two; in the second hour of the second day nobody measured. At the end the first
 * twenty minutes of a third hour are not rolled up. Hosts of a cluster: alpha (4 threads, 1,000 MiB) is as busy as told, beta (12 threads,
 * 3,000 MiB) always by 20 percent; in another delta by 90, and on the first day one that is gone later, by 99.
 */
final class TwoDays {
    static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant NEXT_DAY = DAY.plus(Duration.ofDays(1));
    static final Duration EVERY = Duration.ofMinutes(10);
    static final UUID CENTER = new UUID(3, 1);
    static final UUID OTHER_CENTER = new UUID(3, 2);
    static final UUID CLUSTER = new UUID(3, 3);
    static final UUID OTHER_CLUSTER = new UUID(3, 4);
    static final UUID ALPHA = new UUID(3, 5);
    static final UUID BETA = new UUID(3, 6);
    static final UUID DELTA = new UUID(3, 7);
    static final UUID GONE = new UUID(3, 8);
    static final UUID VM = new UUID(3, 9);
    static final UUID DOMAIN = new UUID(3, 10);
    static final UUID LOOSE_DOMAIN = new UUID(3, 11);
    /** How busy alpha is, round by round; it is down where it is below zero. */
    private static final int[] FIRST_DAY = {10, 20, 30, 40, 50, 60, -1, -1, -1, 50, 50, 50};

    private static final int[] SECOND_DAY = {5, 5, 5, 5, 5, 5};
    private static final int[] NOT_ROLLED_UP = {80, 100};

    private TwoDays() {}

    static void load(Warehouse warehouse) throws SQLException {
        try (var sink = new WarehouseSink(warehouse)) {
            load(sink, DAY, FIRST_DAY, true);
            load(sink, NEXT_DAY, SECOND_DAY, false);
            load(sink, NEXT_DAY.plus(Duration.ofHours(2)), NOT_ROLLED_UP, false);
        }
        new RollUps(warehouse).catchUp(NEXT_DAY.plus(Duration.ofHours(2).plusMinutes(20)));
    }

    private static void load(WarehouseSink sink, Instant begin, int[] busy, boolean all) {
        for (int i = 0; i < busy.length; i++) {
            sink.write(round(begin.plus(EVERY.multipliedBy(i)), busy[i], all));
        }
    }

    static List<Fact> round(Instant at, int busy, boolean all) {
        var facts = new ArrayList<Fact>();
        facts.add(told("datacenter", at, Map.of("datacenter_id", CENTER, "datacenter_name", "center")));
        facts.add(told("datacenter", at, Map.of("datacenter_id", OTHER_CENTER, "datacenter_name", "other center")));
        facts.add(told("cluster", at, Map.of("cluster_id", CLUSTER, "cluster_name", "one", "datacenter_id", CENTER)));
        facts.add(told(
                "cluster",
                at,
                Map.of("cluster_id", OTHER_CLUSTER, "cluster_name", "two", "datacenter_id", OTHER_CENTER)));
        host(facts, at, ALPHA, "alpha", CLUSTER, 4, busy, 2);
        host(facts, at, BETA, "beta", CLUSTER, 12, 20, 3);
        host(facts, at, DELTA, "delta", OTHER_CLUSTER, 8, 90, 0);
        if (all) {
            host(facts, at, GONE, "gone", OTHER_CLUSTER, 8, 99, 0);
        }
        facts.add(told("vm", at, Map.of("vm_id", VM, "vm_name", "vm", "cluster_id", CLUSTER, "memory_size_mb", 512)));
        facts.add(measured(
                "vm", at, Map.of("vm_id", VM, "vm_status", 1, "cpu_usage_percent", 7, "memory_usage_percent", 50)));
        domain(facts, at, DOMAIN, "data", 3, 7);
        domain(facts, at, LOOSE_DOMAIN, "loose", 1, 1);
        facts.add(told("datacenter_storage_domain", at, Map.of("storage_domain_id", DOMAIN, "datacenter_id", CENTER)));
        return facts;
    }

    private static void host(
            List<Fact> facts, Instant at, UUID id, String name, UUID cluster, int threads, int busy, int vms) {
        facts.add(told(
                "host",
                at,
                Map.of(
                        "host_id",
                        id,
                        "host_name",
                        name,
                        "cluster_id",
                        cluster,
                        "number_of_threads",
                        threads,
                        "memory_size_mb",
                        threads * 250)));
        var values = new HashMap<String, Object>(Map.of("host_id", id, "host_status", busy < 0 ? 3 : 1));
        if (busy >= 0) {
            values.put("cpu_usage_percent", busy);
            values.put("active_vms", vms);
        }
        facts.add(measured("host", at, values));
    }

    private static void domain(List<Fact> facts, Instant at, UUID id, String name, int used, int free) {
        facts.add(told("storage_domain", at, Map.of("storage_domain_id", id, "storage_domain_name", name)));
        facts.add(measured(
                "storage_domain",
                at,
                Map.of(
                        "storage_domain_id",
                        id,
                        "storage_domain_status",
                        1,
                        "used_disk_size_gb",
                        used,
                        "available_disk_size_gb",
                        free)));
    }

    private static Fact told(String kind, Instant at, Map<String, Object> values) {
        return new Fact(Fact.Type.CONFIGURATION, kind, at, EVERY, values);
    }

    private static Fact measured(String kind, Instant at, Map<String, Object> values) {
        return new Fact(Fact.Type.SAMPLE, kind, at, EVERY, values);
    }
}
