package org.vireo.model;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one thing asked of a host or plugin, so that asking again is recognised and answered, not repeated. Immutable.
 */
public record OperationId(UUID value) implements Id {
    /** Refuses a missing value. */
    public OperationId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static OperationId random() {
        return new OperationId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static OperationId of(String text) {
        return new OperationId(Id.parse(text));
    }

    /** The id of a part of this operation; the same part always has the same id, also after a restart. */
    public OperationId part(String name) {
        return new OperationId(UUID.nameUUIDFromBytes((value + "/" + name).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
