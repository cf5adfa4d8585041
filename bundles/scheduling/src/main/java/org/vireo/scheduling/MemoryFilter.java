package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** Promises no more memory than the host has, stretched by the overcommit of its cluster. */
@Component
public final class MemoryFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public MemoryFilter() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        var free = Room.of(host, cluster);
        return request.memory().bytes() <= free
                ? Verdict.ADMITTED
                : Verdict.refused("has " + Room.mebibytes(free) + " MiB of memory left, "
                        + request.memory().toMiBCeil() + " MiB are needed");
    }
}
