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
import org.vireo.engine.api.plugin.EnablePlugin;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.model.PluginStatus;
import org.vireo.plugins.PluginRows.Note;

/** Switches a plugin on; one that does not become healthy stays off. */
@Component(service = CommandHandler.class)
public final class EnablePluginHandler implements CommandHandler<EnablePlugin> {
    private final PluginWorks works;
    private final VersionChange change;
    private final HalvesOnHosts halves;

    /** Made once the plugins of before are back, so that no job comes in between. */
    @Activate
    public EnablePluginHandler(
            @Reference PluginWorks works,
            @Reference VersionChange change,
            @Reference HalvesOnHosts halves,
            @Reference PluginStart started) {
        this.works = works;
        this.change = change;
        this.halves = halves;
    }

    @Override
    public Class<EnablePlugin> command() {
        return EnablePlugin.class;
    }

    @Override
    public Permit permit(EnablePlugin command) {
        return PluginRules.PERMIT;
    }

    @Override
    public Set<LockKey> locks(EnablePlugin command) {
        return PluginRules.locks(command.plugin());
    }

    @Override
    public Check check(EnablePlugin command, Caller caller) {
        var settled = PluginRules.in(works.rows().get(command.plugin()), "enable", Set.of(PluginStatus.DISABLED));
        return settled instanceof Check.Fine ? works.rivals(manifest(command)) : settled;
    }

    @Override
    public String describe(EnablePlugin command) {
        return "Enabling plugin " + command.plugin();
    }

    private PluginManifest manifest(EnablePlugin command) {
        var version = works.rows()
                .transactions()
                .read(() -> works.rows().get(command.plugin()).version());
        return works.files().manifest(command.plugin(), version);
    }

    @Override
    public void begin(EnablePlugin command, Caller caller) {
        works.rows().move(works.rows().get(command.plugin()), PluginStatus.INSTALLING, "being enabled");
    }

    @Override
    public List<Step> plan(EnablePlugin command) {
        var manifest = manifest(command);
        var place = works.files().version(manifest.id(), manifest.version());
        return List.of(
                PluginStep.of(
                        "engine-half",
                        "Installing its engine half",
                        context -> works.engine().install(manifest, place),
                        context -> works.engine().remove(manifest.id(), manifest.version())),
                PluginStep.of(
                        "health",
                        "Looking at its health",
                        context -> change.beHealthy(manifest, context),
                        context -> {}),
                PluginStep.of(
                        "host-halves",
                        "Bringing it to the hosts",
                        context -> halves.rollOut(manifest, context.call()),
                        context -> halves.takeBack(manifest, Optional.empty(), context.call())));
    }

    @Override
    public void complete(EnablePlugin command, StepContext context) {
        works.rows().settle(works.rows().get(command.plugin()), manifest(command));
        works.rows().note(note(command, context, true, " was enabled."), context.caller());
    }

    @Override
    public void abandon(EnablePlugin command, StepContext context, String why) {
        works.rows().move(works.rows().get(command.plugin()), PluginStatus.DISABLED, why);
        works.rows().note(note(command, context, false, " could not be enabled: " + why), context.caller());
    }

    private Note note(EnablePlugin command, StepContext context, boolean succeeded, String what) {
        return new Note(
                command.plugin(),
                works.rows().get(command.plugin()).version(),
                "enable",
                succeeded,
                "Plugin " + command.plugin() + what,
                Optional.of(context.job()));
    }
}
