package org.vireo.engine.api.identity;

import java.util.Objects;
import java.util.Set;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.RoleId;

/**
 * Adds a role. Immutable.
 *
 * @param id of the new role
 * @param details name and texts
 * @param administrative whether it is one of administrators
 * @param permits numbers of its permits
 */
public record AddRole(RoleId id, Details details, boolean administrative, Set<Integer> permits) implements Command {
    /** Refuses missing values. */
    public AddRole {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(permits, "permits");
        permits = Set.copyOf(permits);
    }
}
