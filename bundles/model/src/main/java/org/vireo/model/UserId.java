package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a user. Immutable. */
public record UserId(UUID value) implements Id {
    /** Refuses a missing value. */
    public UserId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static UserId random() {
        return new UserId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static UserId of(String text) {
        return new UserId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
