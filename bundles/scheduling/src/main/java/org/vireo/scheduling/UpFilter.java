package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.model.HostStatus;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** Only hosts that are up take virtual machines. */
@Component
public final class UpFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public UpFilter() {}

    @Override
    public String name() {
        return "up";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        return host.status() == HostStatus.UP
                ? Verdict.ADMITTED
                : Verdict.refused("is not up but " + host.status().text());
    }
}
