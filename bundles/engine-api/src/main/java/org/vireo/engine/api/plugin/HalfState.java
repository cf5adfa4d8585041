package org.vireo.engine.api.plugin;

import java.util.Objects;

/**
 * A host half of a plugin, as the host tells it. Immutable.
 *
 * @param plugin its id
 * @param version on the host
 * @param active whether it runs there
 * @param reason why it does not, for people; empty when it does
 */
public record HalfState(String plugin, String version, boolean active, String reason) {
    /** Refuses missing values. */
    public HalfState {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(reason, "reason");
    }
}
