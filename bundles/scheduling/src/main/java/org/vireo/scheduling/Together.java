package org.vireo.scheduling;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vireo.spi.scheduler.Affinity.Group;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;

/** How well a host suits the groups of a virtual machine. Pure. */
final class Together {
    private Together() {}

    /** Where no other member runs, every host suits. */
    static boolean suits(Group group, HostView host, ClusterView cluster) {
        var where = group.members().stream()
                .map(cluster.affinity().whereabouts()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return group.vms().positive() ? where.isEmpty() || where.contains(host.id()) : !where.contains(host.id());
    }

    /** 0 when all wishes come true, 1000 when none does; those of groups with a greater priority count more. */
    static int cost(List<Group> groups, Predicate<Group> concerned, Predicate<Group> suits) {
        var all = 0.0;
        var broken = 0.0;
        for (var group : groups) {
            if (concerned.test(group)) {
                var weight = Math.max(1, group.priority());
                all += weight;
                broken += suits.test(group) ? 0 : weight;
            }
        }
        return all == 0 ? 0 : (int) Math.round(1000 * broken / all);
    }
}
