package org.vireo.hosts.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.engine.api.center.FenceHost.Action;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.HostStatus;

/** Switches the power of a host. Nothing is taken back: what was switched off for good reason is not switched on again by a failure. */
@Component(service = CommandHandler.class)
public final class FenceHostHandler implements CommandHandler<FenceHost> {
    /** Nothing useful runs in them. */
    private static final Set<HostStatus> IDLE = Set.of(
            HostStatus.MAINTENANCE,
            HostStatus.NON_RESPONSIVE,
            HostStatus.DOWN,
            HostStatus.REBOOT,
            HostStatus.ERROR,
            HostStatus.INSTALL_FAILED);

    private final Inventory inventory;
    private final Events events;
    private final FenceTools tools;

    @Activate
    public FenceHostHandler(@Reference Inventory inventory, @Reference Events events, @Reference FenceTools tools) {
        this.inventory = inventory;
        this.events = events;
        this.tools = tools;
    }

    @Override
    public Class<FenceHost> command() {
        return FenceHost.class;
    }

    @Override
    public Permit permit(FenceHost command) {
        return Permit.on("manipulate_host", HostPower.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(FenceHost command) {
        return Set.of(LockKey.exclusive(HostPower.KIND, command.id()));
    }

    @Override
    public Check check(FenceHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        var what = "Cannot " + word(command) + " Host " + host.name() + ".";
        if (!Settings.powerManaged(host)) {
            return Check.conflict(what + " Its power management is disabled.");
        }
        var agents = Where.equal("kind", "fence_agent")
                .andEqual("ownerId", command.id().value());
        if (inventory.count(Definition.class, agents) == 0) {
            return Check.conflict(what + " It has no fence agent.");
        }
        var fits = command.automatic() ? host.status() == HostStatus.NON_RESPONSIVE : IDLE.contains(host.status());
        return fits
                ? Check.FINE
                : Check.conflict(what + " It is " + host.status().text()
                        + (command.automatic() ? "." : "; put it into maintenance first."));
    }

    private static String word(FenceHost command) {
        return command.action().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String describe(FenceHost command) {
        var name = inventory.get(Host.class, command.id()).name();
        return switch (command.action()) {
            case START -> "Starting Host " + name;
            case STOP -> "Stopping Host " + name;
            case RESTART -> "Restarting Host " + name;
        };
    }

    @Override
    public List<Step> plan(FenceHost command) {
        var steps = new ArrayList<Step>();
        if (command.action() != Action.START) {
            steps.add(new SwitchOff(command, tools));
            steps.add(new ClearHost(command, tools));
            steps.add(new RestartVms(command, tools));
        }
        if (command.action() != Action.STOP) {
            steps.add(new SwitchOn(command, tools));
        }
        return steps;
    }

    @Override
    public void complete(FenceHost command, StepContext context) {
        var name = inventory.get(Host.class, command.id()).name();
        if (context.get(SwitchOff.BACK).isPresent()) {
            tell(
                    Event.normal(9003, context.caller(), "Host " + name + " responds again and was not restarted."),
                    command);
            return;
        }
        var by = command.automatic()
                ? " by the engine, because it did not respond."
                : " by " + context.caller().name() + ".";
        var code = switch (command.action()) {
            case START -> 20;
            case STOP -> 21;
            case RESTART -> command.automatic() ? 121 : 41;
        };
        var past = switch (command.action()) {
            case START -> "started";
            case STOP -> "stopped";
            case RESTART -> "restarted";
        };
        tell(Event.normal(code, context.caller(), "Host " + name + " was " + past + by), command);
    }

    @Override
    public void abandon(FenceHost command, StepContext context, String why) {
        var name = inventory.get(Host.class, command.id()).name();
        var code = switch (command.action()) {
            case START -> 118;
            case STOP -> 137;
            case RESTART -> command.automatic() ? 122 : 107;
        };
        tell(Event.error(code, context.caller(), "Failed to " + word(command) + " Host " + name + ": " + why), command);
    }

    private void tell(Event event, FenceHost command) {
        events.record(event.about(HostPower.KIND, command.id()));
    }
}
