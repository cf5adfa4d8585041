package org.vireo.spi.scheduler;

import org.osgi.annotation.versioning.ConsumerType;

/** Says whether a host may take a virtual machine at all. Pure and thread-safe. */
@ConsumerType
public interface HostFilter {
    /** Shown to administrators and in refusals. */
    String name();

    /** The verdict on one host. */
    Verdict admits(HostView host, PlacementRequest request, ClusterView cluster);
}
