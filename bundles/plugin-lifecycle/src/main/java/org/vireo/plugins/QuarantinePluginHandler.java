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
import org.vireo.engine.api.plugin.QuarantinePlugin;
import org.vireo.inventory.Plugin;
import org.vireo.model.PluginStatus;
import org.vireo.plugins.PluginRows.Note;

/** Puts a plugin into quarantine. */
@Component(service = CommandHandler.class)
public final class QuarantinePluginHandler implements CommandHandler<QuarantinePlugin> {
    private final PluginWorks works;

    /** Made once the plugins of before are back, so that no job comes in between. */
    @Activate
    public QuarantinePluginHandler(@Reference PluginWorks works, @Reference PluginStart started) {
        this.works = works;
    }

    @Override
    public Class<QuarantinePlugin> command() {
        return QuarantinePlugin.class;
    }

    @Override
    public Permit permit(QuarantinePlugin command) {
        return PluginRules.PERMIT;
    }

    @Override
    public Set<LockKey> locks(QuarantinePlugin command) {
        return PluginRules.locks(command.plugin());
    }

    @Override
    public Check check(QuarantinePlugin command, Caller caller) {
        return PluginRules.in(
                works.rows().get(command.plugin()), "quarantine", Set.of(PluginStatus.ACTIVE, PluginStatus.DEGRADED));
    }

    @Override
    public String describe(QuarantinePlugin command) {
        return "Quarantining plugin " + command.plugin();
    }

    @Override
    public void begin(QuarantinePlugin command, Caller caller) {
        var row = works.rows().get(command.plugin());
        works.rows().move(row, PluginStatus.QUARANTINED, command.reason());
        note(
                row,
                caller,
                "quarantine",
                false,
                "Plugin " + row.name() + " was put into quarantine: " + command.reason());
    }

    private void note(Plugin row, Caller caller, String action, boolean fine, String message) {
        works.rows().note(new Note(row.name(), row.version(), action, fine, message, Optional.empty()), caller);
    }
}
