package org.vireo.scheduling;

import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** A filter that was asked for its name once, so that one in trouble still has a name. Immutable. */
record NamedFilter(String name, HostFilter unit) implements HostFilter {
    static NamedFilter of(HostFilter unit) {
        return new NamedFilter(unit.name(), unit);
    }

    @Override
    public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
        return unit.admits(host, request, cluster);
    }
}
