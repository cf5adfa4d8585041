package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a role. Immutable. */
public record RoleId(UUID value) implements Id {
    /** Refuses a missing value. */
    public RoleId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static RoleId random() {
        return new RoleId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static RoleId of(String text) {
        return new RoleId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
