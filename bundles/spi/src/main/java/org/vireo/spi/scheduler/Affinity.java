package org.vireo.spi.scheduler;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

/**
 * What ties the virtual machine that is to be placed to hosts and to others of its kind. Immutable.
 *
 * @param labels that bind it, by name
 * @param hostLabels of each host that has any
 * @param groups it is in
 * @param whereabouts of the other members of its groups: where they run or have room reserved
 * @param highlyAvailable whether it is restarted when its host is lost
 */
public record Affinity(
        Map<UUID, String> labels,
        Map<HostId, Set<UUID>> hostLabels,
        List<Group> groups,
        Map<VmId, HostId> whereabouts,
        boolean highlyAvailable) {
    /** Nothing does. */
    public static final Affinity NONE = new Affinity(Map.of(), Map.of(), List.of(), Map.of(), false);

    /**
     * A rule of a group.
     *
     * @param enabled whether it is one at all
     * @param positive together, otherwise apart
     * @param enforcing whether it must be kept, otherwise it is preferred
     */
    public record Rule(boolean enabled, boolean positive, boolean enforcing) {
        /** No rule. */
        public static final Rule OFF = new Rule(false, false, false);

        /** Whether it must be kept. */
        public boolean hard() {
            return enabled && enforcing;
        }

        /** Whether it is preferred to be kept. */
        public boolean soft() {
            return enabled && !enforcing;
        }
    }

    /**
     * A group of virtual machines, and of hosts.
     *
     * @param name for people
     * @param priority against other groups; greater counts more
     * @param vms how its virtual machines stand to each other
     * @param hosts how its virtual machines stand to its hosts
     * @param members other virtual machines
     * @param hostMembers hosts
     */
    public record Group(
            String name, double priority, Rule vms, Rule hosts, Set<VmId> members, Set<HostId> hostMembers) {
        /** Copies the sets. */
        public Group {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(vms, "vms");
            Objects.requireNonNull(hosts, "hosts");
            members = Set.copyOf(members);
            hostMembers = Set.copyOf(hostMembers);
        }
    }

    /** Copies the collections. */
    public Affinity {
        labels = Map.copyOf(labels);
        hostLabels = Map.copyOf(hostLabels);
        groups = List.copyOf(groups);
        whereabouts = Map.copyOf(whereabouts);
    }
}
