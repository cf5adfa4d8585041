package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.NetworkId;

/**
 * Marks a network with a label, for host interfaces of the same label. Immutable.
 *
 * @param network which
 * @param label the text
 */
public record AddNetworkLabel(NetworkId network, String label) implements Command {
    /** Refuses missing values. */
    public AddNetworkLabel {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(label, "label");
    }
}
