package org.vireo.engine.api.plugin;

import java.util.Objects;
import org.vireo.engine.api.command.Command;

/**
 * Switches a plugin on that was switched off. Immutable.
 *
 * @param plugin its id
 */
public record EnablePlugin(String plugin) implements Command {
    /** Refuses missing values. */
    public EnablePlugin {
        Objects.requireNonNull(plugin, "plugin");
    }
}
