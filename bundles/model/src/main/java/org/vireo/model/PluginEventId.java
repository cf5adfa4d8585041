package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of an entry in the history of plugins. Immutable. */
public record PluginEventId(UUID value) implements Id {
    /** Refuses a missing value. */
    public PluginEventId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static PluginEventId random() {
        return new PluginEventId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
