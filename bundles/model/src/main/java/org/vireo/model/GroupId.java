package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a group of users. Immutable. */
public record GroupId(UUID value) implements Id {
    /** Refuses a missing value. */
    public GroupId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static GroupId random() {
        return new GroupId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static GroupId of(String text) {
        return new GroupId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
