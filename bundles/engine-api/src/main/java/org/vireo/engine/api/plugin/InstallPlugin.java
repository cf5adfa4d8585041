package org.vireo.engine.api.plugin;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;

/**
 * Installs a plugin that is not there yet from a package that was received. Immutable.
 *
 * @param plugin its id
 * @param version which the package holds
 * @param upload the package, as {@link PluginDesk#receive} keeps it
 * @param allowUnsigned whether it may come without a signature this once
 * @param origin {@code upload}, {@code deploy} or {@code distribution}
 */
public record InstallPlugin(String plugin, String version, UUID upload, boolean allowUnsigned, String origin)
        implements Command {
    /** Refuses missing values. */
    public InstallPlugin {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(upload, "upload");
        Objects.requireNonNull(origin, "origin");
    }
}
