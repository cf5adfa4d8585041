package org.vireo.spi.scheduler;

import java.util.List;
import java.util.Objects;
import org.vireo.model.ClusterId;

/**
 * A cluster at one moment. Immutable.
 *
 * @param id which
 * @param memoryOvercommitPercent 100 means no more than the physical memory
 * @param hosts all of its hosts
 * @param affinity what ties the virtual machine that is to be placed
 */
public record ClusterView(ClusterId id, int memoryOvercommitPercent, List<HostView> hosts, Affinity affinity) {
    /** Copies the list. */
    public ClusterView {
        hosts = List.copyOf(hosts);
        Objects.requireNonNull(affinity, "affinity");
    }

    /** Without labels and groups. */
    public ClusterView(ClusterId id, int memoryOvercommitPercent, List<HostView> hosts) {
        this(id, memoryOvercommitPercent, hosts, Affinity.NONE);
    }
}
