package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a snapshot. Immutable. */
public record SnapshotId(UUID value) implements Id {
    /** Refuses a missing value. */
    public SnapshotId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static SnapshotId random() {
        return new SnapshotId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static SnapshotId of(String text) {
        return new SnapshotId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
