package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;

/** Spreads virtual machines evenly. */
@Component
public final class EvenVmsWeigher implements HostWeigher {
    /** Keeps no state. */
    @Activate
    public EvenVmsWeigher() {}

    @Override
    public String name() {
        return "even-vms";
    }

    @Override
    public int cost(HostView host, PlacementRequest request, ClusterView cluster) {
        var most = cluster.hosts().stream().mapToInt(HostView::vms).max().orElse(0);
        return most == 0 ? 0 : (int) Math.round(1000.0 * host.vms() / most);
    }
}
