package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a storage connection. Immutable. */
public record StorageConnectionId(UUID value) implements Id {
    /** Refuses a missing value. */
    public StorageConnectionId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static StorageConnectionId random() {
        return new StorageConnectionId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static StorageConnectionId of(String text) {
        return new StorageConnectionId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
