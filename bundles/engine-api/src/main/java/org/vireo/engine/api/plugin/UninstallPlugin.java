package org.vireo.engine.api.plugin;

import java.util.Objects;
import org.vireo.engine.api.command.Command;

/**
 * Takes a plugin away, here and from all hosts, with its files, configuration and secrets. Immutable.
 *
 * @param plugin its id
 * @param force even while objects of its types exist or other plugins need it
 */
public record UninstallPlugin(String plugin, boolean force) implements Command {
    /** Refuses missing values. */
    public UninstallPlugin {
        Objects.requireNonNull(plugin, "plugin");
    }
}
