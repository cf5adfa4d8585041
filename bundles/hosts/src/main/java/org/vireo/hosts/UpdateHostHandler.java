package org.vireo.hosts;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.UpdateHost;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Names;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.HostStatus;

/** Changes the names of a host, and in maintenance its cluster and address. */
@Component(service = CommandHandler.class)
public final class UpdateHostHandler implements CommandHandler<UpdateHost> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public UpdateHostHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<UpdateHost> command() {
        return UpdateHost.class;
    }

    @Override
    public Permit permit(UpdateHost command) {
        return Permit.on("edit_host_configuration", AddHostHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateHost command) {
        return Set.of(LockKey.exclusive(AddHostHandler.KIND, command.id()));
    }

    @Override
    public Check check(UpdateHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        command.cluster().ifPresent(cluster -> inventory.get(Cluster.class, cluster));
        var moves = command.cluster()
                        .filter(cluster -> !cluster.equals(host.clusterId()))
                        .isPresent()
                || command.address()
                        .filter(address -> !address.equals(host.address()))
                        .isPresent();
        if (moves && host.status() != HostStatus.MAINTENANCE && host.status() != HostStatus.INSTALLING) {
            return Check.conflict("Cannot edit Host " + host.name()
                    + ". Its cluster and address change only while it is in maintenance.");
        }
        return command.details()
                .name()
                .map(name -> Names.free(inventory, Host.class, Where.all(), "host", name, Optional.of(command.id())))
                .orElse(Check.FINE);
    }

    @Override
    public String describe(UpdateHost command) {
        return "Editing Host " + inventory.get(Host.class, command.id()).name();
    }

    @Override
    public void begin(UpdateHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        command.details().applyTo(host);
        command.cluster().ifPresent(host::setClusterId);
        command.address().ifPresent(host::setAddress);
        events.record(Event.normal(43, caller, "Host " + host.name() + " was changed by " + caller.name() + ".")
                .about(AddHostHandler.KIND, command.id()));
    }
}
