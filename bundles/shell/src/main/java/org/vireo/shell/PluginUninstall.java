package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.UninstallPlugin;

/** {@code vireo:plugin-uninstall}. */
@Service
@Command(
        scope = "vireo",
        name = "plugin-uninstall",
        description = "Takes a plugin away, with its files, configuration and secrets")
public final class PluginUninstall extends PluginAction {
    @Option(name = "--force", description = "Even while objects of its types exist or other plugins need it")
    boolean force;

    @Override
    String verb() {
        return "uninstall";
    }

    @Override
    Submission submit(Caller caller) {
        return commands.submit(new UninstallPlugin(plugin, force), caller);
    }
}
