package org.vireo.engine.api.command;

import java.util.Objects;
import java.util.UUID;
import org.vireo.model.Id;
import org.vireo.model.RoleId;

/**
 * The role that a caller gets for what a command of its makes, unless it may hand out permissions there anyway. Immutable.
 *
 * @param role which
 * @param objectKind such as {@code vm}
 * @param object what was made
 */
public record Ownership(RoleId role, String objectKind, UUID object) {
    /** Refuses missing values. */
    public Ownership {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(objectKind, "objectKind");
        Objects.requireNonNull(object, "object");
    }

    /** A role for one object. */
    public static Ownership of(RoleId role, String objectKind, Id object) {
        return new Ownership(role, objectKind, object.value());
    }
}
