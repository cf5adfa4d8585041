package org.vireo.engine.api.plugin;

import java.util.Objects;
import org.vireo.engine.api.command.Command;

/**
 * Lets a plugin go on that was put into quarantine. Immutable.
 *
 * @param plugin its id
 */
public record ReleasePlugin(String plugin) implements Command {
    /** Refuses missing values. */
    public ReleasePlugin {
        Objects.requireNonNull(plugin, "plugin");
    }
}
