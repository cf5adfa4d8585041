package org.vireo.protocol.network;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks what a driver finds on the host. Immutable.
 *
 * @param type kind of driver
 */
@Verb(name = "network.discover", reply = NetworksFound.class)
public record DiscoverNetworks(String type) implements HostRequest<NetworksFound> {
    /** Refuses missing values. */
    public DiscoverNetworks {
        Objects.requireNonNull(type, "type");
    }
}
