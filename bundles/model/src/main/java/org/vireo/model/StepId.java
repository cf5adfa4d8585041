package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a step of a job. Immutable. */
public record StepId(UUID value) implements Id {
    /** Refuses a missing value. */
    public StepId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static StepId random() {
        return new StepId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static StepId of(String text) {
        return new StepId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
