package org.vireo.scheduling;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.scheduler.Affinity.Group;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** Keeps virtual machines to hosts, or away from them, where a group enforces it. */
@Component
public final class HostAffinityFilter implements HostFilter {
    /** Keeps no state. */
    @Activate
    public HostAffinityFilter() {}

    @Override
    public String name() {
        return "host-affinity";
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        for (var group : cluster.affinity().groups()) {
            if (group.hosts().hard() && !suits(group, host)) {
                return Verdict.refused((group.hosts().positive() ? "is not among" : "is among")
                        + " the hosts of affinity group " + group.name());
            }
        }
        return Verdict.ADMITTED;
    }

    /** A group without hosts says nothing about hosts. */
    static boolean suits(Group group, HostView host) {
        return group.hostMembers().isEmpty()
                || group.hostMembers().contains(host.id()) == group.hosts().positive();
    }
}
