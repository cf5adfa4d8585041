package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a host. Immutable. */
public record HostId(UUID value) implements Id {
    /** Refuses a missing value. */
    public HostId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static HostId random() {
        return new HostId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static HostId of(String text) {
        return new HostId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
