package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a definition. Immutable. */
public record DefinitionId(UUID value) implements Id {
    /** Refuses a missing value. */
    public DefinitionId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static DefinitionId random() {
        return new DefinitionId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static DefinitionId of(String text) {
        return new DefinitionId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
