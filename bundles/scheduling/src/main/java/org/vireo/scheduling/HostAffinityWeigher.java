package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;

/** Prefers the hosts that groups wish for. */
@Component
public final class HostAffinityWeigher implements HostWeigher {
    /** Keeps no state. */
    @Activate
    public HostAffinityWeigher() {}

    @Override
    public String name() {
        return "host-affinity";
    }

    @Override
    public int cost(HostView host, PlacementRequest request, ClusterView cluster) {
        return Together.cost(
                cluster.affinity().groups(),
                group -> group.hosts().soft(),
                group -> HostAffinityFilter.suits(group, host));
    }
}
