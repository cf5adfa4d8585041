package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.PluginDesk;

/** {@code vireo:plugin-rollback}. */
@Service
@Command(
        scope = "vireo",
        name = "plugin-rollback",
        description = "Takes a plugin back to the version before, with the configuration it had")
public class PluginRollback extends PluginAction {
    @Reference
    PluginDesk desk;

    @Override
    String verb() {
        return "rollback";
    }

    @Override
    Submission submit(Caller caller) {
        return desk.rollBack(plugin, caller);
    }
}
