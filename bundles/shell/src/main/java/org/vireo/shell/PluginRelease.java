package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.ReleasePlugin;

/** {@code vireo:plugin-release}. */
@Service
@Command(scope = "vireo", name = "plugin-release", description = "Lets a plugin out of quarantine")
public final class PluginRelease extends PluginAction {
    @Override
    String verb() {
        return "release";
    }

    @Override
    Submission submit(Caller caller) {
        return commands.submit(new ReleasePlugin(plugin), caller);
    }
}
