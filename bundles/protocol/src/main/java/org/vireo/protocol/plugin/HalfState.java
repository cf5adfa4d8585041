package org.vireo.protocol.plugin;

import java.util.List;
import java.util.Objects;

/**
 * A host half as it is. Immutable.
 *
 * @param plugin which
 * @param files its bundles, in the order of installation
 * @param running whether its bundles and drivers are up
 * @param problem why not, empty if they are
 */
public record HalfState(PluginRef plugin, List<HalfFile> files, boolean running, String problem) {
    /** Refuses missing values. */
    public HalfState {
        Objects.requireNonNull(plugin, "plugin");
        files = List.copyOf(files);
        Objects.requireNonNull(problem, "problem");
    }
}
