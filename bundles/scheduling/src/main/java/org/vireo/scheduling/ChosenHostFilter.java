package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** Keeps to the hosts a virtual machine is pinned to, and away from those that just failed it. */
@Component
public final class ChosenHostFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public ChosenHostFilter() {}

    @Override
    public String name() {
        return "chosen-hosts";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        if (request.excluded().contains(host.id())) {
            return Verdict.refused("was tried before and failed");
        }
        return request.onlyHosts().isEmpty() || request.onlyHosts().contains(host.id())
                ? Verdict.ADMITTED
                : Verdict.refused("is not among the hosts that the virtual machine is pinned to");
    }
}
