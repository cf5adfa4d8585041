package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.EnablePlugin;

/** {@code vireo:plugin-enable}. */
@Service
@Command(scope = "vireo", name = "plugin-enable", description = "Switches a plugin on")
public final class PluginEnable extends PluginAction {
    @Override
    String verb() {
        return "enable";
    }

    @Override
    Submission submit(Caller caller) {
        return commands.submit(new EnablePlugin(plugin), caller);
    }
}
