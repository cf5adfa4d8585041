package org.vireo.host.spi.network;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.host.spi.HostCall;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.network.NetworkTarget;

/**
 * The host half of a type of network. Published as a service with the property {@code vireo.type}. Thread-safe and repeatable.
 */
@ConsumerType
public interface NetworkDriver {
    /** The kind, the same text as the provider's. */
    String type();

    /** Makes a network usable. */
    void realize(NetworkTarget target, HostCall call);

    /** Removes what realizing made, unless others use it. */
    void withdraw(NetworkTarget target, HostCall call);

    /** What is there. */
    List<FoundNetwork> discover(HostCall call);
}
