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
import org.vireo.engine.api.plugin.DisablePlugin;
import org.vireo.model.PluginStatus;
import org.vireo.plugins.PluginRows.Note;

/** Switches a plugin off, here and on the hosts. */
@Component(service = CommandHandler.class)
public final class DisablePluginHandler implements CommandHandler<DisablePlugin> {
    private final PluginWorks works;
    private final Departure departure;

    /** Made once the plugins of before are back, so that no job comes in between. */
    @Activate
    public DisablePluginHandler(
            @Reference PluginWorks works, @Reference Departure departure, @Reference PluginStart started) {
        this.works = works;
        this.departure = departure;
    }

    @Override
    public Class<DisablePlugin> command() {
        return DisablePlugin.class;
    }

    @Override
    public Permit permit(DisablePlugin command) {
        return PluginRules.PERMIT;
    }

    @Override
    public Set<LockKey> locks(DisablePlugin command) {
        return PluginRules.locks(command.plugin());
    }

    @Override
    public Check check(DisablePlugin command, Caller caller) {
        return PluginRules.in(works.rows().get(command.plugin()), "disable", PluginRows.INSTALLED)
                .and(departure.neededByOthers(command.plugin(), "disable"));
    }

    @Override
    public String describe(DisablePlugin command) {
        return "Disabling plugin " + command.plugin();
    }

    @Override
    public void begin(DisablePlugin command, Caller caller) {
        works.rows().move(works.rows().get(command.plugin()), PluginStatus.REMOVING, "being disabled");
    }

    @Override
    public List<Step> plan(DisablePlugin command) {
        return departure.steps(command.plugin());
    }

    @Override
    public void complete(DisablePlugin command, StepContext context) {
        var row = works.rows().get(command.plugin());
        works.rows().move(row, PluginStatus.DISABLED, "");
        works.rows()
                .note(
                        new Note(
                                row.name(),
                                row.version(),
                                "disable",
                                true,
                                "Plugin " + row.name() + " was disabled.",
                                Optional.of(context.job())),
                        context.caller());
    }

    @Override
    public void abandon(DisablePlugin command, StepContext context, String why) {
        departure.stayed(command.plugin(), "disable", why, context);
    }
}
