package org.vireo.scheduling;

import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;

/** A weigher that was asked for its name once, so that one in trouble still has a name. Immutable. */
record NamedWeigher(String name, HostWeigher unit) implements HostWeigher {
    static NamedWeigher of(HostWeigher unit) {
        return new NamedWeigher(unit.name(), unit);
    }

    @Override
    public int cost(HostView host, PlacementRequest request, ClusterView cluster) {
        return unit.cost(host, request, cluster);
    }
}
