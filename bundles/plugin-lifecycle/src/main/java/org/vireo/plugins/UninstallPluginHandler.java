package org.vireo.plugins;

import java.util.List;
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
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.plugin.UninstallPlugin;
import org.vireo.model.PluginStatus;
import org.vireo.plugins.PluginRows.Note;

/** Takes a plugin away with all it brought. */
@Component(service = CommandHandler.class)
public final class UninstallPluginHandler implements CommandHandler<UninstallPlugin> {
    private final PluginWorks works;
    private final Departure departure;

    /** Made once the plugins of before are back, so that no job comes in between. */
    @Activate
    public UninstallPluginHandler(
            @Reference PluginWorks works, @Reference Departure departure, @Reference PluginStart started) {
        this.works = works;
        this.departure = departure;
    }

    @Override
    public Class<UninstallPlugin> command() {
        return UninstallPlugin.class;
    }

    @Override
    public Permit permit(UninstallPlugin command) {
        return PluginRules.PERMIT;
    }

    @Override
    public Set<LockKey> locks(UninstallPlugin command) {
        return PluginRules.locks(command.plugin());
    }

    @Override
    public Check check(UninstallPlugin command, Caller caller) {
        var row = works.rows().get(command.plugin());
        var settled = PluginRules.in(
                row,
                "uninstall",
                Set.of(
                        PluginStatus.ACTIVE,
                        PluginStatus.DEGRADED,
                        PluginStatus.QUARANTINED,
                        PluginStatus.DISABLED,
                        PluginStatus.FAILED));
        return command.force() || row.status() == PluginStatus.FAILED
                ? settled
                : settled.and(departure.neededByOthers(command.plugin(), "uninstall"))
                        .and(departure.inUse(row));
    }

    @Override
    public String describe(UninstallPlugin command) {
        return "Uninstalling plugin " + command.plugin();
    }

    @Override
    public void begin(UninstallPlugin command, Caller caller) {
        works.rows().move(works.rows().get(command.plugin()), PluginStatus.REMOVING, "being uninstalled");
    }

    @Override
    public List<Step> plan(UninstallPlugin command) {
        return departure.steps(command.plugin());
    }

    @Override
    public void complete(UninstallPlugin command, StepContext context) {
        var row = works.rows().get(command.plugin());
        departure.forget(row);
        works.rows()
                .note(
                        new Note(
                                row.name(),
                                row.version(),
                                "uninstall",
                                true,
                                "Plugin " + row.name() + " " + row.version() + " was uninstalled.",
                                Optional.of(context.job())),
                        context.caller());
    }

    @Override
    public void abandon(UninstallPlugin command, StepContext context, String why) {
        departure.stayed(command.plugin(), "uninstall", why, context);
    }
}
