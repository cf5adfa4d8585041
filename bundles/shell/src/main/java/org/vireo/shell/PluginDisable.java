package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.DisablePlugin;

/** {@code vireo:plugin-disable}. */
@Service
@Command(scope = "vireo", name = "plugin-disable", description = "Switches a plugin off, here and on all hosts")
public final class PluginDisable extends PluginAction {
    @Override
    String verb() {
        return "disable";
    }

    @Override
    Submission submit(Caller caller) {
        return commands.submit(new DisablePlugin(plugin), caller);
    }
}
