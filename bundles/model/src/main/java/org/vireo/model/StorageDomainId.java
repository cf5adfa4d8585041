package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a storage domain. Immutable. */
public record StorageDomainId(UUID value) implements Id {
    /** Refuses a missing value. */
    public StorageDomainId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static StorageDomainId random() {
        return new StorageDomainId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static StorageDomainId of(String text) {
        return new StorageDomainId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
