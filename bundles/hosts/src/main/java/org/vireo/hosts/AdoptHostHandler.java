package org.vireo.hosts;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.AdoptHost;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostAdoption;
import org.vireo.inventory.Inventory;
import org.vireo.model.HostStatus;

/** Gives a host that is known already the agent that waits at its address. */
@Component(service = CommandHandler.class)
public final class AdoptHostHandler implements CommandHandler<AdoptHost> {
    private static final Set<HostStatus> FROM = Set.of(
            HostStatus.INSTALLING, HostStatus.INSTALL_FAILED, HostStatus.MAINTENANCE, HostStatus.PENDING_APPROVAL);

    private final Inventory inventory;
    private final Events events;
    private final Adoption adoption;

    @Activate
    public AdoptHostHandler(@Reference Inventory inventory, @Reference Events events, @Reference Adoption adoption) {
        this.inventory = inventory;
        this.events = events;
        this.adoption = adoption;
    }

    @Override
    public Class<AdoptHost> command() {
        return AdoptHost.class;
    }

    @Override
    public Permit permit(AdoptHost command) {
        return Permit.on("edit_host_configuration", AddHostHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(AdoptHost command) {
        return Set.of(LockKey.exclusive(AddHostHandler.KIND, command.id()));
    }

    @Override
    public Check check(AdoptHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        return FROM.contains(host.status())
                ? adoption.check("install", host.name(), host.address(), command.fingerprint())
                : Check.conflict("Cannot install Host " + host.name() + ". It is "
                        + host.status().text() + "; switch it to maintenance first.");
    }

    @Override
    public String describe(AdoptHost command) {
        return "Installing Host " + inventory.get(Host.class, command.id()).name();
    }

    @Override
    public void begin(AdoptHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        host.setKeyFingerprint(inventory
                .find(HostAdoption.class, command.id())
                .map(earlier -> adoption.renew(earlier, host.address(), command.fingerprint()))
                .orElseGet(() -> adoption.adopt(command.id(), host.address(), command.fingerprint())));
        host.setStatus(HostStatus.INSTALLING);
        host.setStatusDetail("its agent was adopted and fetches its certificate");
        events.record(Event.normal(
                        504, caller, "Installation of host " + host.name() + " was begun by " + caller.name() + ".")
                .about(AddHostHandler.KIND, command.id()));
    }
}
