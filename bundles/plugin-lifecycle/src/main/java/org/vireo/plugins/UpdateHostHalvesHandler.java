package org.vireo.plugins;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import org.vireo.engine.api.plugin.UpdateHostHalves;
import org.vireo.inventory.Host;
import org.vireo.inventory.Plugin;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.VireoException;

/** Puts right what a host has of plugins. One plugin that fails there does not keep the others away. */
@Component(service = CommandHandler.class)
public final class UpdateHostHalvesHandler implements CommandHandler<UpdateHostHalves> {
    private final PluginWorks works;
    private final HalvesOnHosts halves;

    /** Made once the plugins of before are back, so that no job comes in between. */
    @Activate
    public UpdateHostHalvesHandler(
            @Reference PluginWorks works, @Reference HalvesOnHosts halves, @Reference PluginStart started) {
        this(works, halves);
    }

    UpdateHostHalvesHandler(PluginWorks works, HalvesOnHosts halves) {
        this.works = works;
        this.halves = halves;
    }

    @Override
    public Class<UpdateHostHalves> command() {
        return UpdateHostHalves.class;
    }

    @Override
    public Permit permit(UpdateHostHalves command) {
        return PluginRules.PERMIT;
    }

    /** No plugin changes its version meanwhile; hosts do not wait for each other. */
    @Override
    public Set<LockKey> locks(UpdateHostHalves command) {
        var keys = new HashSet<LockKey>();
        keys.add(LockKey.exclusive("host.halves", command.host()));
        works.rows().all().forEach(row -> keys.add(new LockKey("plugin", row.name(), false)));
        return keys;
    }

    @Override
    public Check check(UpdateHostHalves command, Caller caller) {
        var host = works.rows().inventory().get(Host.class, command.host());
        return host.status() == HostStatus.UP
                ? Check.FINE
                : Check.conflict("Cannot update the plugins of host " + host.name() + ". It is "
                        + host.status().text() + ".");
    }

    private String name(HostId host) {
        return works.rows()
                .transactions()
                .read(() -> works.rows().inventory().get(Host.class, host).name());
    }

    @Override
    public String describe(UpdateHostHalves command) {
        return "Updating the plugins of host " + name(command.host());
    }

    @Override
    public List<Step> plan(UpdateHostHalves command) {
        return List.of(PluginStep.of(
                "halves",
                "Bringing what it lacks",
                context -> update(command.host(), context),
                context -> {})); // what was brought stays
    }

    private void update(HostId host, StepContext context) {
        var difference = difference(host, context);
        difference.surplus().forEach(plugin -> halves.withdraw(plugin, host, context.call()));
        var reached = new HalvesOnHosts.Reached(host, name(host));
        var failures = new ArrayList<String>();
        for (var manifest : difference.missing()) {
            try {
                halves.rollOut(manifest, reached, context.call());
            } catch (VireoException e) {
                failures.add(e.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw PluginError.HOST_HALF_FAILED.because(String.join(" ", failures));
        }
    }

    private HalfDifference difference(HostId host, StepContext context) {
        var present = halves.list(host, context.call());
        return works.rows()
                .transactions()
                .read(() -> HalfDifference.of(works.rows().all(), works.files(), present));
    }

    @Override
    public void complete(UpdateHostHalves command, StepContext context) {
        settle();
    }

    /** What was brought before the failure is right, and the plugins that failed are degraded. */
    @Override
    public void abandon(UpdateHostHalves command, StepContext context, String why) {
        settle();
    }

    private void settle() {
        works.rows().all().stream()
                .filter(row -> PluginRows.SETTLED.contains(row.status()))
                .forEach(this::settle);
    }

    private void settle(Plugin row) {
        if (works.files().has(row.name(), row.version())) {
            works.rows().settle(row, works.files().manifest(row.name(), row.version()));
        }
    }
}
