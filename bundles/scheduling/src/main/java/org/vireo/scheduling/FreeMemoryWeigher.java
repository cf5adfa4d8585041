package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;

/** Prefers the host with the greatest share of memory left. */
@Component
public final class FreeMemoryWeigher implements HostWeigher {
    /** Keeps no state. */
    @Activate
    public FreeMemoryWeigher() {}

    @Override
    public String name() {
        return "free-memory";
    }

    @Override
    public int cost(HostView host, PlacementRequest request, ClusterView cluster) {
        var all = Room.all(host, cluster);
        var left = Math.max(0, Room.of(host, cluster) - request.memory().bytes());
        return all == 0 ? 1000 : (int) (1000 - Math.round(1000.0 * left / all));
    }
}
