package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** While a cluster is maintained, only highly available virtual machines start. */
@Component
public final class ClusterMaintenanceFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public ClusterMaintenanceFilter() {}

    @Override
    public String name() {
        return "cluster-maintenance";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        return cluster.affinity().highlyAvailable()
                ? Verdict.ADMITTED
                : Verdict.refused(
                        "belongs to a cluster that is being maintained: only highly available virtual machines start");
    }
}
