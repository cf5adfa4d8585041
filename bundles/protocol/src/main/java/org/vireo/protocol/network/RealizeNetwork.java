package org.vireo.protocol.network;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Makes a network usable on the host. Repeatable. Immutable.
 *
 * @param target which
 */
@Verb(name = "network.realize", reply = NetworkReady.class)
public record RealizeNetwork(NetworkTarget target) implements HostRequest<NetworkReady> {
    /** Refuses missing values. */
    public RealizeNetwork {
        Objects.requireNonNull(target, "target");
    }
}
