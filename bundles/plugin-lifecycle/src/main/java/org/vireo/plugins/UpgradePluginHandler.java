package org.vireo.plugins;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;
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
import org.vireo.engine.api.plugin.UpgradePlugin;
import org.vireo.model.PluginStatus;
import org.vireo.plugins.PluginRows.Note;
import org.vireo.plugins.VersionChange.Way;

/** Takes a plugin to another version, or leaves it as it was. */
@Component(service = CommandHandler.class)
public final class UpgradePluginHandler implements CommandHandler<UpgradePlugin> {
    private final PluginWorks works;
    private final VersionChange change;

    /** Made once the plugins of before are back, so that no job comes in between. */
    @Activate
    public UpgradePluginHandler(
            @Reference PluginWorks works, @Reference VersionChange change, @Reference PluginStart started) {
        this.works = works;
        this.change = change;
    }

    @Override
    public Class<UpgradePlugin> command() {
        return UpgradePlugin.class;
    }

    @Override
    public Permit permit(UpgradePlugin command) {
        return PluginRules.PERMIT;
    }

    @Override
    public Set<LockKey> locks(UpgradePlugin command) {
        return PluginRules.locks(command.plugin());
    }

    @Override
    public Check check(UpgradePlugin command, Caller caller) {
        var row = works.rows().get(command.plugin());
        if (!row.version().equals(command.from()) || command.from().equals(command.to())) {
            return Check.conflict("Cannot take plugin " + command.plugin() + " from " + command.from() + " to "
                    + command.to() + ". It is " + row.version() + " now.");
        }
        if (command.upload().isEmpty() && !works.files().has(command.plugin(), command.to())) {
            return Check.conflict("Cannot take plugin " + command.plugin() + " to " + command.to()
                    + ". The files of that version are not kept; bring its package.");
        }
        return PluginRules.in(row, "upgrade", PluginRows.INSTALLED);
    }

    @Override
    public String describe(UpgradePlugin command) {
        return "Taking plugin " + command.plugin() + " from " + command.from() + " to " + command.to();
    }

    private static Way way(UpgradePlugin command) {
        return new Way(
                command.plugin(), Optional.of(command.from()), command.to(), command.upload(), command.allowUnsigned());
    }

    @Override
    public void begin(UpgradePlugin command, Caller caller) {
        works.rows()
                .move(
                        works.rows().get(command.plugin()),
                        PluginStatus.INSTALLING,
                        "on its way from " + command.from() + " to " + command.to());
    }

    @Override
    public List<Step> plan(UpgradePlugin command) {
        return change.steps(way(command));
    }

    @Override
    public void complete(UpgradePlugin command, StepContext context) {
        var row = works.rows().get(command.plugin());
        row.setVersion(command.to());
        row.setPreviousVersion(command.from());
        row.setOrigin(command.origin());
        row.setManifest(change.text(way(command)));
        works.rows().settle(row, change.manifest(way(command)));
        works.rows().note(note(command, context, true, " is now " + command.to() + "."), context.caller());
        works.rows().transactions().afterCommit(() -> works.tidy(command.plugin(), command.upload()));
    }

    @Override
    public void abandon(UpgradePlugin command, StepContext context, String why) {
        var row = works.rows().get(command.plugin());
        works.rows().settle(row, works.files().manifest(command.plugin(), command.from()));
        row.setReason("Stayed at " + command.from() + ", as " + command.to() + " failed: " + why);
        works.rows()
                .note(
                        note(command, context, false, " stays, as " + command.to() + " failed: " + why),
                        context.caller());
        works.rows().transactions().afterCommit(() -> works.tidy(command.plugin(), command.upload()));
    }

    private static Note note(UpgradePlugin command, StepContext context, boolean succeeded, String what) {
        var newer = Version.parseVersion(command.to()).compareTo(Version.parseVersion(command.from())) > 0;
        return new Note(
                command.plugin(),
                command.to(),
                newer ? "upgrade" : "downgrade",
                succeeded,
                "Plugin " + command.plugin() + " " + command.from() + what,
                Optional.of(context.job()));
    }
}
