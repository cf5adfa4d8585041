package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** A virtual machine never has more CPUs than its host. */
@Component
public final class CpuFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public CpuFilter() {}

    @Override
    public String name() {
        return "cpu-count";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        return request.vcpus() <= host.cpus()
                ? Verdict.ADMITTED
                : Verdict.refused("has " + host.cpus() + " CPUs, " + request.vcpus() + " are needed");
    }
}
