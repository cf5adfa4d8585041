package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;

/** Prefers the host whose CPUs have the least to do. */
@Component
public final class CpuLoadWeigher implements HostWeigher {
    /** Keeps no state. */
    @Activate
    public CpuLoadWeigher() {}

    @Override
    public String name() {
        return "cpu-load";
    }

    @Override
    public int cost(HostView host, PlacementRequest request, ClusterView cluster) {
        return (int) Math.round(Math.max(0, Math.min(100, host.cpuLoadPercent())) * 10);
    }
}
