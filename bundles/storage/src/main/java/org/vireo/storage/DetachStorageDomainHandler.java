package org.vireo.storage;

import java.util.List;
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
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.DetachStorageDomain;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.StorageDomainStatus;

/** Takes a storage domain in maintenance from its data center. */
@Component(service = CommandHandler.class)
public final class DetachStorageDomainHandler implements CommandHandler<DetachStorageDomain> {
    private final Inventory inventory;
    private final Events events;
    private final StorageBackends backends;
    private final DomainSteps steps;

    @Activate
    public DetachStorageDomainHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference DomainSteps steps) {
        this.inventory = inventory;
        this.events = events;
        this.backends = backends;
        this.steps = steps;
    }

    @Override
    public Class<DetachStorageDomain> command() {
        return DetachStorageDomain.class;
    }

    @Override
    public Permit permit(DetachStorageDomain command) {
        return Permit.on("manipulate_storage_domain", Domains.KIND, command.domain());
    }

    @Override
    public Set<LockKey> locks(DetachStorageDomain command) {
        return DomainSteps.locks(command.dataCenter(), command.domain());
    }

    @Override
    public Check check(DetachStorageDomain command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        var attempt = "Cannot detach Storage.";
        var attached = steps.attached(
                command.dataCenter(), command.domain(), attempt, Set.of(StorageDomainStatus.MAINTENANCE));
        if (attached instanceof Check.Fine
                && inventory.count(Disk.class, Where.equal("storageDomainId", command.domain())) > 0) {
            return Check.conflict(attempt + " Disks lie on Storage Domain " + domain.name()
                    + "; taking them along is not supported.");
        }
        return attached.and(backends.available(domain.type()));
    }

    @Override
    public String describe(DetachStorageDomain command) {
        return "Detaching Storage Domain "
                + inventory.get(StorageDomain.class, command.domain()).name();
    }

    @Override
    public void begin(DetachStorageDomain command, Caller caller) {
        inventory.get(StorageDomain.class, command.domain()).setStatus(StorageDomainStatus.DETACHING);
    }

    @Override
    public List<Step> plan(DetachStorageDomain command) {
        return List.of(steps.detachEverywhere(command.domain()));
    }

    @Override
    public void complete(DetachStorageDomain command, StepContext context) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        domain.setDataCenterId(Optional.empty());
        domain.setStatus(StorageDomainStatus.UNATTACHED);
        if (domain.master()) {
            domain.setMaster(false);
            inventory.get(DataCenter.class, command.dataCenter()).setStatus(DataCenterStatus.UNINITIALIZED);
        }
        events.record(Event.normal(
                        964,
                        context.caller(),
                        "Storage Domain " + domain.name() + " was detached by "
                                + context.caller().name() + ".")
                .about(Domains.KIND, command.domain()));
    }

    @Override
    public void abandon(DetachStorageDomain command, StepContext context, String why) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        domain.setStatus(StorageDomainStatus.MAINTENANCE);
        events.record(
                Event.error(965, context.caller(), "Storage Domain " + domain.name() + " could not be detached: " + why)
                        .about(Domains.KIND, command.domain()));
    }
}
