package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a pool of virtual machines. Immutable. */
public record VmPoolId(UUID value) implements Id {
    /** Refuses a missing value. */
    public VmPoolId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static VmPoolId random() {
        return new VmPoolId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static VmPoolId of(String text) {
        return new VmPoolId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
