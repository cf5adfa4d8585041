package org.vireo.model;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** The id of a plugin's half on one host, which follows from both. Immutable. */
public record PluginHostId(UUID value) implements Id {
    /** Refuses a missing value. */
    public PluginHostId {
        Objects.requireNonNull(value, "value");
    }

    /** Of a plugin on a host. */
    public static PluginHostId of(PluginId plugin, HostId host) {
        return new PluginHostId(
                UUID.nameUUIDFromBytes((plugin.value() + "/" + host.value()).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
