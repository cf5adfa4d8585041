package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a network. Immutable. */
public record NetworkId(UUID value) implements Id {
    /** Refuses a missing value. */
    public NetworkId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static NetworkId random() {
        return new NetworkId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static NetworkId of(String text) {
        return new NetworkId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
