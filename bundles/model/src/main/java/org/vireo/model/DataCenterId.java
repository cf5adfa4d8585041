package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a data center. Immutable. */
public record DataCenterId(UUID value) implements Id {
    /** Refuses a missing value. */
    public DataCenterId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static DataCenterId random() {
        return new DataCenterId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static DataCenterId of(String text) {
        return new DataCenterId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
