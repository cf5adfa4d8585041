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
import org.vireo.engine.api.plugin.InstallPlugin;
import org.vireo.model.PluginStatus;
import org.vireo.plugins.PluginRows.Note;
import org.vireo.plugins.VersionChange.Way;

/** Installs a plugin; one that does not become healthy leaves nothing behind but its reason. */
@Component(service = CommandHandler.class)
public final class InstallPluginHandler implements CommandHandler<InstallPlugin> {
    private final PluginWorks works;
    private final VersionChange change;

    /** Made once the plugins of before are back, so that no job comes in between. */
    @Activate
    public InstallPluginHandler(
            @Reference PluginWorks works, @Reference VersionChange change, @Reference PluginStart started) {
        this.works = works;
        this.change = change;
    }

    @Override
    public Class<InstallPlugin> command() {
        return InstallPlugin.class;
    }

    @Override
    public Permit permit(InstallPlugin command) {
        return PluginRules.PERMIT;
    }

    @Override
    public Set<LockKey> locks(InstallPlugin command) {
        return PluginRules.locks(command.plugin());
    }

    @Override
    public Check check(InstallPlugin command, Caller caller) {
        var there = works.rows().find(command.plugin());
        return there.isEmpty() || there.get().status() == PluginStatus.FAILED
                ? Check.FINE
                : Check.conflict("Cannot install plugin " + command.plugin() + " " + command.version() + ". Version "
                        + there.get().version() + " of it is there and "
                        + there.get().status().text() + ".");
    }

    @Override
    public String describe(InstallPlugin command) {
        return "Installing plugin " + command.plugin() + " " + command.version();
    }

    private static Way way(InstallPlugin command) {
        return new Way(
                command.plugin(),
                Optional.empty(),
                command.version(),
                Optional.of(command.upload()),
                command.allowUnsigned());
    }

    @Override
    public void begin(InstallPlugin command, Caller caller) {
        var row = works.rows().add(command.plugin());
        row.setVersion(command.version());
        row.setPreviousVersion("");
        row.setOrigin(command.origin());
        row.setManifest("{}");
        works.rows().move(row, PluginStatus.INSTALLING, "");
    }

    @Override
    public List<Step> plan(InstallPlugin command) {
        return change.steps(way(command));
    }

    @Override
    public void complete(InstallPlugin command, StepContext context) {
        var row = works.rows().get(command.plugin());
        row.setManifest(change.text(way(command)));
        works.rows().settle(row, change.manifest(way(command)));
        works.rows().note(note(command, context, true, " was installed."), context.caller());
        works.rows().transactions().afterCommit(() -> works.tidy(command.plugin(), Optional.of(command.upload())));
    }

    @Override
    public void abandon(InstallPlugin command, StepContext context, String why) {
        works.rows().move(works.rows().get(command.plugin()), PluginStatus.FAILED, why);
        works.rows().note(note(command, context, false, " could not be installed: " + why), context.caller());
        works.rows().transactions().afterCommit(() -> works.tidy(command.plugin(), Optional.of(command.upload())));
    }

    private static Note note(InstallPlugin command, StepContext context, boolean succeeded, String what) {
        return new Note(
                command.plugin(),
                command.version(),
                "install",
                succeeded,
                "Plugin " + command.plugin() + " " + command.version() + what,
                Optional.of(context.job()));
    }
}
