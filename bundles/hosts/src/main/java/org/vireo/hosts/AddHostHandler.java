package org.vireo.hosts;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.AddHost;
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

/** Adds a host: by adopting an agent that waits, or as one whose agent will come with a one-time token. */
@Component(service = CommandHandler.class)
public final class AddHostHandler implements CommandHandler<AddHost> {
    static final String KIND = "host";
    private final Inventory inventory;
    private final Events events;
    private final Adoption adoption;

    @Activate
    public AddHostHandler(@Reference Inventory inventory, @Reference Events events, @Reference Adoption adoption) {
        this.inventory = inventory;
        this.events = events;
        this.adoption = adoption;
    }

    @Override
    public Class<AddHost> command() {
        return AddHost.class;
    }

    @Override
    public Permit permit(AddHost command) {
        return Permit.on("create_host", AddClusterHandler.KIND, command.cluster());
    }

    @Override
    public Set<LockKey> locks(AddHost command) {
        return Set.of(
                LockKey.name(KIND, command.details().name()),
                LockKey.shared(AddClusterHandler.KIND, command.cluster()));
    }

    @Override
    public Check check(AddHost command, Caller caller) {
        inventory.get(Cluster.class, command.cluster());
        if (command.address().isBlank()) {
            return Check.invalid("A host needs an address.");
        }
        var name = command.details().name();
        var free = Names.free(inventory, Host.class, Where.all(), "host", name, Optional.empty());
        return command.adopt() && free.equals(Check.FINE)
                ? adoption.check("add", name, command.address(), command.fingerprint())
                : free;
    }

    @Override
    public String describe(AddHost command) {
        return "Adding Host " + command.details().name();
    }

    @Override
    public void begin(AddHost command, Caller caller) {
        var host = new Host(command.id());
        command.details().applyTo(host);
        host.setClusterId(command.cluster());
        host.setAddress(command.address());
        host.setStatus(HostStatus.INSTALLING);
        host.setStatusDetail("waits for its agent to enrol");
        inventory.add(host);
        if (command.adopt()) {
            host.setKeyFingerprint(adoption.adopt(command.id(), command.address(), command.fingerprint()));
        }
        events.record(Event.normal(42, caller, "Host " + host.name() + " was added by " + caller.name() + ".")
                .about(KIND, command.id())
                .about(AddClusterHandler.KIND, command.cluster()));
    }
}
