package org.vireo.engine.api.plugin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What a plugin that works brings for people to look at. The lifecycle publishes one as a service for each such plugin and takes it away
 * before the files go. Immutable.
 *
 * @param plugin its id
 * @param pages of the handbook: files by the name of the page, such as {@code storage-nfs.md}, which begins with the plugin's id
 * @param portal files for browsers by their path below that of the plugin, such as {@code scripts/index.js}
 */
public record PluginContent(String plugin, Map<String, Path> pages, Map<String, Path> portal) {
    /** Copies the maps and refuses missing values. */
    public PluginContent {
        Objects.requireNonNull(plugin, "plugin");
        pages = Map.copyOf(pages);
        portal = Map.copyOf(portal);
    }
}
