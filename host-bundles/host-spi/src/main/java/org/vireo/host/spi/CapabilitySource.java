package org.vireo.host.spi;

import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.protocol.host.HostCapabilities;

/** Knows what the host is and can do. One driver of the hypervisor publishes it. */
@ConsumerType
public interface CapabilitySource {
    /** What the host is now; may take seconds at the first call. The agent fills in the types of storage and network drivers. */
    HostCapabilities capabilities();

    /** Whether the hypervisor answers. Returns at once. */
    boolean reachable();
}
