package org.vireo.engine.api.identity;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;

/**
 * Takes a permission away. Immutable.
 *
 * @param id of the permission
 */
public record RevokeRole(UUID id) implements Command {
    /** Refuses missing values. */
    public RevokeRole {
        Objects.requireNonNull(id, "id");
    }
}
