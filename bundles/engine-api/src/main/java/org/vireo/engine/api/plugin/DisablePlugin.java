package org.vireo.engine.api.plugin;

import java.util.Objects;
import org.vireo.engine.api.command.Command;

/**
 * Switches a plugin off, here and on all hosts; its files and its configuration stay. Immutable.
 *
 * @param plugin its id
 */
public record DisablePlugin(String plugin) implements Command {
    /** Refuses missing values. */
    public DisablePlugin {
        Objects.requireNonNull(plugin, "plugin");
    }
}
