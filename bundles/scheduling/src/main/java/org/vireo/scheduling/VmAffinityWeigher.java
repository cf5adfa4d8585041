package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;

/** Prefers hosts that keep virtual machines together or apart as their groups wish. */
@Component
public final class VmAffinityWeigher implements HostWeigher {
    /** Keeps no state. */
    @Activate
    public VmAffinityWeigher() {}

    @Override
    public String name() {
        return "vm-affinity";
    }

    @Override
    public int cost(HostView host, PlacementRequest request, ClusterView cluster) {
        return Together.cost(
                cluster.affinity().groups(),
                group -> group.vms().soft(),
                group -> Together.suits(group, host, cluster));
    }
}
