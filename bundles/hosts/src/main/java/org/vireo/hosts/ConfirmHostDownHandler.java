package org.vireo.hosts;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.ConfirmHostDown;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.vm.VmFleet;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.model.HostStatus;

/** Takes an administrator's word that a lost host is off: its virtual machines are down. */
@Component(service = CommandHandler.class)
public final class ConfirmHostDownHandler implements CommandHandler<ConfirmHostDown> {
    private final Inventory inventory;
    private final Events events;
    private final VmFleet fleet;

    @Activate
    public ConfirmHostDownHandler(@Reference Inventory inventory, @Reference Events events, @Reference VmFleet fleet) {
        this.inventory = inventory;
        this.events = events;
        this.fleet = fleet;
    }

    @Override
    public Class<ConfirmHostDown> command() {
        return ConfirmHostDown.class;
    }

    @Override
    public Permit permit(ConfirmHostDown command) {
        return Permit.on("manipulate_host", AddHostHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(ConfirmHostDown command) {
        return Set.of(LockKey.exclusive(AddHostHandler.KIND, command.id()));
    }

    @Override
    public Check check(ConfirmHostDown command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        return host.status() == HostStatus.NON_RESPONSIVE
                ? Check.FINE
                : Check.conflict("Cannot confirm that Host " + host.name() + " was rebooted. It is "
                        + host.status().text() + ".");
    }

    @Override
    public String describe(ConfirmHostDown command) {
        return "Confirming that Host " + inventory.get(Host.class, command.id()).name() + " was rebooted";
    }

    @Override
    public void begin(ConfirmHostDown command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        fleet.hostDown(command.id());
        events.record(Event.warning(
                        530,
                        caller,
                        "Manual reboot of host " + host.name() + " was confirmed by " + caller.name() + ".")
                .about(AddHostHandler.KIND, command.id()));
    }
}
