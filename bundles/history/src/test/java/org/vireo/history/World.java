package org.vireo.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.vireo.spi.history.Fact;

/** A small engine that is played: one cluster, two hosts and a machine whose load goes up and down by chance, always the same way. */
final class World {
    static final UUID CENTER = new UUID(1, 1);
    static final UUID CLUSTER = new UUID(1, 2);
    static final UUID HOST = new UUID(1, 3);
    static final UUID OTHER_HOST = new UUID(1, 4);
    static final UUID VM = new UUID(1, 5);
    static final UUID USER = new UUID(1, 6);

    final Map<UUID, String> hosts = new HashMap<>(Map.of(HOST, "alpha", OTHER_HOST, "beta"));
    private final Random chance = new Random(7);
    private Duration span = Duration.ofMinutes(1);

    /** All facts of a moment that stands for some time. */
    List<Fact> at(Instant at, Duration span) {
        this.span = span;
        var facts = new ArrayList<Fact>();
        facts.add(configuration("datacenter", at, Map.of("datacenter_id", CENTER, "datacenter_name", "Default")));
        facts.add(configuration(
                "cluster", at, Map.of("cluster_id", CLUSTER, "cluster_name", "Default", "datacenter_id", CENTER)));
        hosts.forEach((id, name) ->
                facts.add(configuration("host", at, Map.of("host_id", id, "host_name", name, "cluster_id", CLUSTER))));
        facts.add(configuration("vm", at, Map.of("vm_id", VM, "vm_name", "tab\t\\ new\nline", "cluster_id", CLUSTER)));
        facts.add(configuration("user", at, Map.of("user_id", USER, "username", "ann")));
        hosts.keySet().stream().sorted().forEach(id -> facts.add(host(id, at)));
        facts.add(sample(
                "vm",
                at,
                Map.of(
                        "vm_id",
                        VM,
                        "vm_status",
                        1,
                        "cpu_usage_percent",
                        chance.nextInt(101),
                        "currently_running_on_host",
                        HOST,
                        "current_user_id",
                        USER)));
        return facts;
    }

    /** Hosts are up two times in three, and do not always tell how busy they are. */
    private Fact host(UUID id, Instant at) {
        var values = new HashMap<String, Object>();
        values.put("host_id", id);
        values.put("host_status", chance.nextInt(3) == 0 ? 3 : 1);
        values.put("total_vms", chance.nextInt(20));
        if (chance.nextInt(4) > 0) {
            values.put("cpu_usage_percent", chance.nextInt(101));
        }
        return sample("host", at, values);
    }

    Fact configuration(String kind, Instant at, Map<String, Object> values) {
        return new Fact(Fact.Type.CONFIGURATION, kind, at, span, values);
    }

    Fact sample(String kind, Instant at, Map<String, Object> values) {
        return new Fact(Fact.Type.SAMPLE, kind, at, span, values);
    }
}
