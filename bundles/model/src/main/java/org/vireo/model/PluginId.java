package org.vireo.model;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** The id of a plugin in the inventory; people know it by the name in its manifest, from which it follows. Immutable. */
public record PluginId(UUID value) implements Id {
    /** Refuses a missing value. */
    public PluginId {
        Objects.requireNonNull(value, "value");
    }

    /** Of the plugin with this name, the same everywhere and always. */
    public static PluginId named(String name) {
        return new PluginId(UUID.nameUUIDFromBytes(("vireo-plugin/" + name).getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static PluginId of(String text) {
        return new PluginId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
