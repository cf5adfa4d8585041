package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ClusterId;
import org.vireo.model.NetworkId;

/**
 * Takes a network from a cluster. Immutable.
 *
 * @param cluster which
 * @param network which
 */
public record DetachNetwork(ClusterId cluster, NetworkId network) implements Command {
    /** Refuses missing values. */
    public DetachNetwork {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(network, "network");
    }
}
