package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code vireo:plugin-upgrade}. */
@Service
@Command(
        scope = "vireo",
        name = "plugin-upgrade",
        description = "Takes a plugin to the version of a package, newer or older")
public final class PluginUpgrade extends PluginBringing {
    @Override
    String verb() {
        return "upgrade";
    }
}
