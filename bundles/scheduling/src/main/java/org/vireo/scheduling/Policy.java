package org.vireo.scheduling;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.schedule.PolicyUnits.Role;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostWeigher;

/**
 * Which units have a say in a cluster, and how much. Some filters always have: nothing would run where they refuse. Units that other
 * bundles bring have a say in predefined policies without being named there: nobody could name them. Immutable.
 *
 * @param filters ids of filters
 * @param factors of weighers, by id
 * @param predefined whether nobody can change it
 */
record Policy(Set<UUID> filters, Map<UUID, Integer> factors, boolean predefined) {
    private static final Set<String> ALWAYS =
            Set.of("up", "chosen-hosts", "cpu-count", "storage-drivers", "network-drivers");
    private static final Set<String> OWN_FILTERS =
            Set.of("memory", "affinity-labels", "vm-affinity", "host-affinity", "cluster-maintenance");
    private static final Set<String> OWN_WEIGHERS =
            Set.of("free-memory", "cpu-load", "even-vms", "vm-affinity", "host-affinity", "packed-hosts");

    /** Copies the collections. */
    Policy {
        filters = Set.copyOf(filters);
        factors = Map.copyOf(factors);
    }

    static boolean always(String filter) {
        return ALWAYS.contains(filter);
    }

    boolean hears(HostFilter filter) {
        return always(filter.name())
                || filters.contains(PolicyUnits.idOf(Role.FILTER, filter.name()))
                || (predefined && !OWN_FILTERS.contains(filter.name()));
    }

    /** How often the cost counts; 0 means not at all. */
    int factor(HostWeigher weigher) {
        var foreign = predefined && !OWN_WEIGHERS.contains(weigher.name()) ? 1 : 0;
        return factors.getOrDefault(PolicyUnits.idOf(Role.WEIGHT, weigher.name()), foreign);
    }
}
