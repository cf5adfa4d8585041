package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a MAC pool. Immutable. */
public record MacPoolId(UUID value) implements Id {
    /** Refuses a missing value. */
    public MacPoolId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static MacPoolId random() {
        return new MacPoolId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static MacPoolId of(String text) {
        return new MacPoolId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
