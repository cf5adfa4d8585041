package org.vireo.storage;

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
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.SetMasterDomain;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;

/** Gives the role of master to another storage domain; nothing on the storage itself speaks of it. */
@Component(service = CommandHandler.class)
public final class SetMasterDomainHandler implements CommandHandler<SetMasterDomain> {
    private static final String WHAT = "Cannot set the master Storage Domain.";

    private final Inventory inventory;
    private final Events events;

    @Activate
    public SetMasterDomainHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<SetMasterDomain> command() {
        return SetMasterDomain.class;
    }

    @Override
    public Permit permit(SetMasterDomain command) {
        return Permit.on("edit_storage_pool_configuration", "data_center", command.center());
    }

    @Override
    public Set<LockKey> locks(SetMasterDomain command) {
        return Set.of(
                LockKey.exclusive("data_center", command.center()), LockKey.exclusive(Domains.KIND, command.domain()));
    }

    @Override
    public Check check(SetMasterDomain command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        if (!domain.dataCenterId().equals(Optional.of(command.center()))) {
            return Check.conflict(WHAT + " Storage Domain " + domain.name() + " is not attached to the Data Center.");
        }
        if (domain.role() != StorageDomainRole.DATA) {
            return Check.conflict(WHAT + " Storage Domain " + domain.name() + " is no data domain.");
        }
        if (domain.master()) {
            return Check.conflict(WHAT + " Storage Domain " + domain.name() + " is the master already.");
        }
        return domain.status() == StorageDomainStatus.ACTIVE
                ? Check.FINE
                : Check.conflict(WHAT + " Storage Domain " + domain.name() + " is not active.");
    }

    @Override
    public String describe(SetMasterDomain command) {
        return "Making Storage Domain "
                + inventory.get(StorageDomain.class, command.domain()).name() + " the master";
    }

    @Override
    public void begin(SetMasterDomain command, Caller caller) {
        inventory
                .list(StorageDomain.class, Where.equal("dataCenterId", command.center()))
                .forEach(domain -> domain.setMaster(domain.id().equals(command.domain())));
        events.record(Event.normal(9718, caller, describe(command) + " was asked for by " + caller.name() + ".")
                .about("data_center", command.center())
                .about(Domains.KIND, command.domain()));
    }
}
