package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.MacPoolId;

/**
 * Removes a pool of MAC addresses that no cluster and no data center uses. Immutable.
 *
 * @param id which
 */
public record RemoveMacPool(MacPoolId id) implements Command {
    /** Refuses missing values. */
    public RemoveMacPool {
        Objects.requireNonNull(id, "id");
    }
}
