package org.vireo.engine.api.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.GroupId;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;

/**
 * Gives a user or a group a role for an object and what belongs to it. Immutable.
 *
 * @param id of the new permission
 * @param role which role
 * @param user to whom, unless to a group
 * @param group to whom, unless to a user
 * @param objectKind such as {@code vm}
 * @param object for which object
 */
public record GrantRole(
        UUID id, RoleId role, Optional<UserId> user, Optional<GroupId> group, String objectKind, UUID object)
        implements Command {
    /** Refuses missing values. */
    public GrantRole {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(objectKind, "objectKind");
        Objects.requireNonNull(object, "object");
    }
}
