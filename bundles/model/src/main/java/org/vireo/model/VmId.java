package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a virtual machine. Immutable. */
public record VmId(UUID value) implements Id {
    /** Refuses a missing value. */
    public VmId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static VmId random() {
        return new VmId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static VmId of(String text) {
        return new VmId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
