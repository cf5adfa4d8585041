package org.vireo.hosts;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.DeactivateHost;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.VmAffinity;

/** Puts a host into maintenance once no virtual machine runs on it; those that do are migrated, or shut down if that is wanted. */
@Component(service = CommandHandler.class)
public final class DeactivateHostHandler implements CommandHandler<DeactivateHost> {
    private static final Set<HostStatus> NOT_FROM = Set.of(
            HostStatus.MAINTENANCE,
            HostStatus.PREPARING_FOR_MAINTENANCE,
            HostStatus.INSTALLING,
            HostStatus.REBOOT,
            HostStatus.UNASSIGNED,
            HostStatus.INITIALIZING,
            HostStatus.CONNECTING,
            HostStatus.PENDING_APPROVAL);

    private final Inventory inventory;
    private final Events events;
    private final Commands commands;

    @Activate
    public DeactivateHostHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference Commands commands) {
        this.inventory = inventory;
        this.events = events;
        this.commands = commands;
    }

    @Override
    public Class<DeactivateHost> command() {
        return DeactivateHost.class;
    }

    @Override
    public Permit permit(DeactivateHost command) {
        return Permit.on("manipulate_host", AddHostHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(DeactivateHost command) {
        return Set.of(LockKey.exclusive(AddHostHandler.KIND, command.id()));
    }

    @Override
    public Check check(DeactivateHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        if (NOT_FROM.contains(host.status())) {
            return Check.conflict("Cannot switch Host " + host.name() + " to maintenance. It is "
                    + host.status().text() + ".");
        }
        var stuck = command.stopVms() ? List.<String>of() : stuck(command.id());
        return stuck.isEmpty()
                ? Check.FINE
                : Check.conflict("Cannot switch Host " + host.name()
                        + " to maintenance. These virtual machines are not to be migrated by the engine: "
                        + String.join(", ", stuck) + ". Migrate them, shut them down, or ask for them to be stopped.");
    }

    /** Names of machines on it that the engine may not move by itself. */
    private List<String> stuck(HostId host) {
        return inventory.list(Vm.class, Where.equal("hostId", host).orderBy("name")).stream()
                .filter(vm -> vm.settingsNow().conduct().affinity() != VmAffinity.MIGRATABLE)
                .map(Vm::name)
                .toList();
    }

    @Override
    public String describe(DeactivateHost command) {
        return "Moving Host " + inventory.get(Host.class, command.id()).name() + " to maintenance";
    }

    @Override
    public void begin(DeactivateHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        host.setStatus(HostStatus.PREPARING_FOR_MAINTENANCE);
        host.setMaintenanceReason(command.reason());
    }

    @Override
    public List<Step> plan(DeactivateHost command) {
        return List.of(new EmptyHost(command, inventory, commands, Clock.systemUTC()));
    }

    @Override
    public void complete(DeactivateHost command, StepContext context) {
        var host = inventory.get(Host.class, command.id());
        host.setStatus(HostStatus.MAINTENANCE);
        var caller = context.caller();
        events.record(Event.normal(
                        600, caller, "Host " + host.name() + " was switched to maintenance by " + caller.name() + ".")
                .about(AddHostHandler.KIND, command.id()));
    }

    @Override
    public void abandon(DeactivateHost command, StepContext context, String why) {
        var host = inventory.get(Host.class, command.id());
        host.setStatus(HostStatus.UNASSIGNED);
        host.setMaintenanceReason("");
        events.record(Event.error(
                        601, context.caller(), "Host " + host.name() + " could not be switched to maintenance: " + why)
                .about(AddHostHandler.KIND, command.id()));
    }
}
