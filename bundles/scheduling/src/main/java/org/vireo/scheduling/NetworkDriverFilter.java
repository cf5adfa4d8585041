package org.vireo.scheduling;

import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** The host must have the drivers of the networks that are plugged in. */
@Component
public final class NetworkDriverFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public NetworkDriverFilter() {}

    @Override
    public String name() {
        return "network-drivers";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        var missing = new TreeSet<>(request.networkTypes());
        missing.removeAll(host.networkTypes());
        return missing.isEmpty()
                ? Verdict.ADMITTED
                : Verdict.refused("lacks the network driver " + String.join(", ", missing));
    }
}
