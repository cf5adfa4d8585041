package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of the prices of a list from some month on. Immutable. */
public record PriceListId(UUID value) implements Id {
    /** Refuses a missing value. */
    public PriceListId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static PriceListId random() {
        return new PriceListId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static PriceListId of(String text) {
        return new PriceListId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
