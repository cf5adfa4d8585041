package org.vireo.engine.api.plugin;

import java.util.Objects;
import org.vireo.engine.api.command.Command;

/**
 * Puts a plugin into quarantine: nothing calls it any more until it is released. Immutable.
 *
 * @param plugin its id
 * @param reason for people
 */
public record QuarantinePlugin(String plugin, String reason) implements Command {
    /** Refuses missing values. */
    public QuarantinePlugin {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(reason, "reason");
    }
}
