package org.vireo.metrics.prometheus;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vireo.spi.history.Fact;

/** The facts of one moment, by kind and object. Immutable. */
final class Round {
    private final Map<String, Map<String, Map<String, Object>>> configurations = new HashMap<>();
    private final Map<String, Map<String, Map<String, Object>>> samples = new HashMap<>();
    private final Map<String, String> vmOfDisk = new HashMap<>();

    Round(List<Fact> facts) {
        for (var fact : facts) {
            if (fact.kind().equals("vm_device")) {
                device(fact.values());
            } else {
                keep(fact);
            }
        }
    }

    private void keep(Fact fact) {
        var key = fact.kind().equals("cluster")
                ? "cluster_id"
                : Subject.named(fact.kind()).map(Subject::id).orElse("");
        var id = Subject.label(fact.values(), key);
        if (!id.isEmpty()) {
            var kept = fact.type() == Fact.Type.SAMPLE ? samples : configurations;
            kept.computeIfAbsent(fact.kind(), any -> new HashMap<>()).put(id, fact.values());
        }
    }

    /** A disk that several machines share belongs to none of them. */
    private void device(Map<String, Object> values) {
        var vm = Subject.label(values, "vm_id");
        vmOfDisk.merge(Subject.label(values, "device_id"), vm, (one, other) -> one.equals(other) ? one : "");
    }

    /** Ids of all objects of a kind, always in the same order. */
    List<String> objects(Subject subject) {
        return configurations.getOrDefault(subject.kind(), Map.of()).keySet().stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** What facts tell of an object; empty where there are none. */
    Map<String, Object> of(Fact.Type type, String kind, String id) {
        return (type == Fact.Type.SAMPLE ? samples : configurations)
                .getOrDefault(kind, Map.of())
                .getOrDefault(id, Map.of());
    }

    /** Name of what an object belongs to; empty when that is nothing known. */
    String owner(Subject subject, String id) {
        var owner = subject.kind().equals("vm_disk")
                ? vmOfDisk.getOrDefault(id, "")
                : Subject.label(of(Fact.Type.CONFIGURATION, subject.kind(), id), subject.ownerId());
        return Subject.label(of(Fact.Type.CONFIGURATION, subject.ownerKind(), owner), subject.ownerKind() + "_name");
    }
}
