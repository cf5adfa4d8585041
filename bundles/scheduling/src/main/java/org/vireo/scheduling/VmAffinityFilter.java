package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.Affinity.Group;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** Keeps virtual machines together or apart where a group enforces it. */
@Component
public final class VmAffinityFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public VmAffinityFilter() {}

    @Override
    public String name() {
        return "vm-affinity";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        for (var group : cluster.affinity().groups()) {
            if (group.vms().hard() && !Together.suits(group, host, cluster)) {
                return Verdict.refused(reason(group));
            }
        }
        return Verdict.ADMITTED;
    }

    private static String reason(Group group) {
        return group.vms().positive()
                ? "is not where the other virtual machines of affinity group " + group.name() + " run"
                : "runs another virtual machine of affinity group " + group.name();
    }
}
