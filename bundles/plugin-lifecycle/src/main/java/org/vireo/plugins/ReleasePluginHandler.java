package org.vireo.plugins;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.plugin.ReleasePlugin;
import org.vireo.inventory.Plugin;
import org.vireo.model.PluginStatus;
import org.vireo.plugins.PluginRows.Note;

/** Lets a plugin out of quarantine. */
@Component(service = CommandHandler.class)
public final class ReleasePluginHandler implements CommandHandler<ReleasePlugin> {
    private final PluginWorks works;

    /** Made once the plugins of before are back, so that no job comes in between. */
    @Activate
    public ReleasePluginHandler(@Reference PluginWorks works, @Reference PluginStart started) {
        this.works = works;
    }

    @Override
    public Class<ReleasePlugin> command() {
        return ReleasePlugin.class;
    }

    @Override
    public Permit permit(ReleasePlugin command) {
        return PluginRules.PERMIT;
    }

    @Override
    public Set<LockKey> locks(ReleasePlugin command) {
        return PluginRules.locks(command.plugin());
    }

    @Override
    public Check check(ReleasePlugin command, Caller caller) {
        return PluginRules.in(works.rows().get(command.plugin()), "release", Set.of(PluginStatus.QUARANTINED));
    }

    @Override
    public String describe(ReleasePlugin command) {
        return "Releasing plugin " + command.plugin();
    }

    @Override
    public void begin(ReleasePlugin command, Caller caller) {
        var row = works.rows().get(command.plugin());
        works.rows().settle(row, works.files().manifest(row.name(), row.version()));
        note(row, caller, "release", true, "Plugin " + row.name() + " was released from quarantine.");
    }

    private void note(Plugin row, Caller caller, String action, boolean fine, String message) {
        works.rows().note(new Note(row.name(), row.version(), action, fine, message, Optional.empty()), caller);
    }
}
