package org.vireo.hosts;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.ActivateHost;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.model.HostStatus;

/** Puts a host back to work; its next sign of life makes it up. */
@Component(service = CommandHandler.class)
public final class ActivateHostHandler implements CommandHandler<ActivateHost> {
    private static final Set<HostStatus> FROM = Set.of(
            HostStatus.MAINTENANCE,
            HostStatus.DOWN,
            HostStatus.PREPARING_FOR_MAINTENANCE,
            HostStatus.INSTALL_FAILED,
            HostStatus.NON_OPERATIONAL,
            HostStatus.ERROR);

    private final Inventory inventory;
    private final Events events;

    @Activate
    public ActivateHostHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<ActivateHost> command() {
        return ActivateHost.class;
    }

    @Override
    public Permit permit(ActivateHost command) {
        return Permit.on("manipulate_host", AddHostHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(ActivateHost command) {
        return Set.of(LockKey.exclusive(AddHostHandler.KIND, command.id()));
    }

    @Override
    public Check check(ActivateHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        return FROM.contains(host.status())
                ? Check.FINE
                : Check.conflict("Cannot activate Host " + host.name() + ". It is "
                        + host.status().text() + ".");
    }

    @Override
    public String describe(ActivateHost command) {
        return "Activating Host " + inventory.get(Host.class, command.id()).name();
    }

    @Override
    public void begin(ActivateHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        host.setStatus(HostStatus.UNASSIGNED);
        host.setStatusDetail("");
        host.setMaintenanceReason("");
        events.record(
                Event.normal(16, caller, "Activation of host " + host.name() + " was begun by " + caller.name() + ".")
                        .about(AddHostHandler.KIND, command.id()));
    }
}
