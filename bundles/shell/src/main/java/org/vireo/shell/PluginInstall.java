package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code vireo:plugin-install}. */
@Service
@Command(scope = "vireo", name = "plugin-install", description = "Installs a plugin from a package")
public final class PluginInstall extends PluginBringing {
    @Override
    String verb() {
        return "install";
    }
}
