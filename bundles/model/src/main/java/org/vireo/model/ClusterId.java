package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a cluster. Immutable. */
public record ClusterId(UUID value) implements Id {
    /** Refuses a missing value. */
    public ClusterId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static ClusterId random() {
        return new ClusterId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static ClusterId of(String text) {
        return new ClusterId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
