package org.vireo.spi.scheduler;

import java.util.List;
import org.vireo.model.ClusterId;

/**
 * A cluster at one moment. Immutable.
 *
 * @param id which
 * @param memoryOvercommitPercent 100 means no more than the physical memory
 * @param hosts all of its hosts
 */
public record ClusterView(ClusterId id, int memoryOvercommitPercent, List<HostView> hosts) {
    /** Copies the list. */
    public ClusterView {
        hosts = List.copyOf(hosts);
    }
}
