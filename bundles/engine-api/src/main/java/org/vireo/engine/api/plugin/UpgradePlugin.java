package org.vireo.engine.api.plugin;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Command;

/**
 * Takes a plugin to another version, newer or older; when that fails it is as it was before, with its configuration. Immutable.
 *
 * @param plugin its id
 * @param from the version it has
 * @param to the version it is to have
 * @param upload the package with that version; empty to go back to one whose files are kept
 * @param allowUnsigned whether it may come without a signature this once
 * @param origin {@code upload}, {@code deploy} or {@code distribution}
 */
public record UpgradePlugin(
        String plugin, String from, String to, Optional<UUID> upload, boolean allowUnsigned, String origin)
        implements Command {
    /** Refuses missing values. */
    public UpgradePlugin {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(upload, "upload");
        Objects.requireNonNull(origin, "origin");
    }
}
