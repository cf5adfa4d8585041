package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;

/** Prefers hosts that have work already, the fullest first. */
@Component
public final class PackedHostsWeigher implements HostWeigher {
    /** Keeps no state. */
    @Activate
    public PackedHostsWeigher() {}

    @Override
    public String name() {
        return "packed-hosts";
    }

    @Override
    public int cost(HostView host, PlacementRequest request, ClusterView cluster) {
        var all = Room.all(host, cluster);
        var taken = Math.min(all, host.memoryCommitted().bytes());
        return all == 0 ? 1000 : (int) (1000 - Math.round(1000.0 * taken / all));
    }
}
