package org.vireo.plugins;

import java.util.Collection;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.plugin.PluginManifest;

/**
 * Whether nobody else provides what a plugin does: of two that answer for one type, nobody could say which is asked. Pure.
 *
 * @param others the plugins that are here, itself in another version included
 */
record RivalGate(Collection<PluginManifest> others) {
    Check check(PluginManifest plugin) {
        for (var other : others) {
            if (other.id().equals(plugin.id())) {
                continue;
            }
            for (var provided : plugin.provides()) {
                if (other.provides().contains(provided)) {
                    return Check.conflict("Plugin " + plugin.text() + " provides the " + provided.kind() + " type "
                            + provided.type() + ", which the plugin " + other.text()
                            + " provides here already. Disable or uninstall that one first.");
                }
            }
        }
        return Check.FINE;
    }
}
