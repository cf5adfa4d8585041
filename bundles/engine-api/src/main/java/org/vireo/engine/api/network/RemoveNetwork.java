package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.NetworkId;

/**
 * Removes a network that nothing uses. Immutable.
 *
 * @param id which
 */
public record RemoveNetwork(NetworkId id) implements Command {
    /** Refuses missing values. */
    public RemoveNetwork {
        Objects.requireNonNull(id, "id");
    }
}
