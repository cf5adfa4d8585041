package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a virtual machine's network interface. Immutable. */
public record NicId(UUID value) implements Id {
    /** Refuses a missing value. */
    public NicId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static NicId random() {
        return new NicId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static NicId of(String text) {
        return new NicId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
