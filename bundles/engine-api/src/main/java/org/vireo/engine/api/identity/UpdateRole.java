package org.vireo.engine.api.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.RoleId;

/**
 * Changes a role that did not come with the engine. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param administrative new value
 * @param permits all its permits from now on, by number
 */
public record UpdateRole(
        RoleId id, DetailsChange details, Optional<Boolean> administrative, Optional<Set<Integer>> permits)
        implements Command {
    /** Refuses missing values. */
    public UpdateRole {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(administrative, "administrative");
        Objects.requireNonNull(permits, "permits");
    }
}
