package org.vireo.engine.api.identity;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.RoleId;

/**
 * Removes a role that nobody has. Immutable.
 *
 * @param id which
 */
public record RemoveRole(RoleId id) implements Command {
    /** Refuses missing values. */
    public RemoveRole {
        Objects.requireNonNull(id, "id");
    }
}
