package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.PluginDesk;

/** {@code vireo:plugin-downgrade}. */
@Service
@Command(
        scope = "vireo",
        name = "plugin-downgrade",
        description = "Takes a plugin back to the version before, with the configuration it had")
public final class PluginDowngrade extends PluginAction {
    @Reference
    PluginDesk desk;

    @Override
    String verb() {
        return "downgrade";
    }

    @Override
    Submission submit(Caller caller) {
        return desk.rollBack(plugin, caller);
    }
}
