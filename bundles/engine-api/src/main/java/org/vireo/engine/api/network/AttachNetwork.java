package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ClusterId;
import org.vireo.model.NetworkId;

/**
 * Gives a cluster a network, or changes how it uses it. Immutable.
 *
 * @param cluster which
 * @param network which
 * @param required whether hosts need it
 * @param display whether consoles use it
 * @param migration whether migrations use it
 * @param management whether it is the one between engine and hosts
 * @param defaultRoute whether the way out of the hosts leads over it
 * @param gluster whether Gluster traffic uses it
 */
public record AttachNetwork(
        ClusterId cluster,
        NetworkId network,
        boolean required,
        boolean display,
        boolean migration,
        boolean management,
        boolean defaultRoute,
        boolean gluster)
        implements Command {
    /** Refuses missing values. */
    public AttachNetwork {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(network, "network");
    }
}
