package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.NicId;

/**
 * Removes an interface. Immutable.
 *
 * @param id which
 */
public record RemoveNic(NicId id) implements Command {
    /** Refuses missing values. */
    public RemoveNic {
        Objects.requireNonNull(id, "id");
    }
}
