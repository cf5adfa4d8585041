package org.vireo.engine.api.network;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.NicId;

/**
 * Removes a variable of the network filter of a network interface. Immutable.
 *
 * @param id which
 * @param nic whose
 */
public record RemoveNicFilterParameter(UUID id, NicId nic) implements Command {
    /** Refuses missing values. */
    public RemoveNicFilterParameter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(nic, "nic");
    }
}
