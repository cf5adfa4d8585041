package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a job. Immutable. */
public record JobId(UUID value) implements Id {
    /** Refuses a missing value. */
    public JobId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static JobId random() {
        return new JobId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static JobId of(String text) {
        return new JobId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
