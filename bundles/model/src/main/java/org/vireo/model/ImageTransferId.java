package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of an image transfer. Immutable. */
public record ImageTransferId(UUID value) implements Id {
    /** Refuses a missing value. */
    public ImageTransferId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static ImageTransferId random() {
        return new ImageTransferId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static ImageTransferId of(String text) {
        return new ImageTransferId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
