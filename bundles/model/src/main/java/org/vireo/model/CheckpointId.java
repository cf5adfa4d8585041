package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a checkpoint. Immutable. */
public record CheckpointId(UUID value) implements Id {
    /** Refuses a missing value. */
    public CheckpointId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static CheckpointId random() {
        return new CheckpointId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static CheckpointId of(String text) {
        return new CheckpointId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
