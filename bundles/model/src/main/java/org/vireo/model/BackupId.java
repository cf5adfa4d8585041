package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a backup. Immutable. */
public record BackupId(UUID value) implements Id {
    /** Refuses a missing value. */
    public BackupId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static BackupId random() {
        return new BackupId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static BackupId of(String text) {
        return new BackupId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
