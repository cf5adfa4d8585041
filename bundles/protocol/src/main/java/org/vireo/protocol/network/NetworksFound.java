package org.vireo.protocol.network;

import java.util.List;
import org.vireo.protocol.HostReply;

/**
 * What a driver found. Immutable.
 *
 * @param networks all of them
 */
public record NetworksFound(List<FoundNetwork> networks) implements HostReply {
    /** Refuses missing values. */
    public NetworksFound {
        networks = List.copyOf(networks);
    }
}
