package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a vNIC profile. Immutable. */
public record VnicProfileId(UUID value) implements Id {
    /** Refuses a missing value. */
    public VnicProfileId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static VnicProfileId random() {
        return new VnicProfileId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static VnicProfileId of(String text) {
        return new VnicProfileId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
