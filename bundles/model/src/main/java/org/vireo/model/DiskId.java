package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a disk. Immutable. */
public record DiskId(UUID value) implements Id {
    /** Refuses a missing value. */
    public DiskId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static DiskId random() {
        return new DiskId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static DiskId of(String text) {
        return new DiskId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
