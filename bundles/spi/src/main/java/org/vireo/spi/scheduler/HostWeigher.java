package org.vireo.spi.scheduler;

import org.osgi.annotation.versioning.ConsumerType;

/** Says how well a host suits. Pure and thread-safe. */
@ConsumerType
public interface HostWeigher {
    /** Shown to administrators. */
    String name();

    /** 0 is best, 1000 is worst. */
    int cost(HostView host, PlacementRequest request, ClusterView cluster);
}
