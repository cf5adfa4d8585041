package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.NetworkId;

/**
 * Takes a label from a network. Immutable.
 *
 * @param network which
 * @param label the text
 */
public record RemoveNetworkLabel(NetworkId network, String label) implements Command {
    /** Refuses missing values. */
    public RemoveNetworkLabel {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(label, "label");
    }
}
