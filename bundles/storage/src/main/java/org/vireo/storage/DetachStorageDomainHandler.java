package org.vireo.storage;

import java.util.HashSet;
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
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.StorageDomainStatus;

/** Takes a storage domain in maintenance from its data center; what lies on it leaves the inventory and stays on the domain. */
@Component(service = CommandHandler.class)
public final class DetachStorageDomainHandler implements CommandHandler<DetachStorageDomain> {
    private final Inventory inventory;
    private final Events events;
    private final StorageBackends backends;
    private final DomainSteps steps;
    private final RecordSteps records;
    private final DomainContent content;

    @Activate
    public DetachStorageDomainHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference DomainSteps steps,
            @Reference RecordSteps records,
            @Reference DomainContent content) {
        this.inventory = inventory;
        this.events = events;
        this.backends = backends;
        this.steps = steps;
        this.records = records;
        this.content = content;
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
        var keys = new HashSet<>(DomainSteps.locks(command.dataCenter(), command.domain()));
        keys.addAll(content.locks(command.domain()));
        return keys;
    }

    @Override
    public Check check(DetachStorageDomain command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        var attempt = "Cannot detach Storage.";
        var attached = steps.attached(
                command.dataCenter(), command.domain(), attempt, Set.of(StorageDomainStatus.MAINTENANCE));
        if (attached instanceof Check.Refused || content.isEmpty(command.domain())) {
            return attached.and(backends.available(domain.type()));
        }
        return backends.available(domain.type())
                .and(records.carrying(domain, attempt))
                .and(content.leaving(command.domain(), attempt));
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
        return List.of(records.write(command.domain()), steps.detachEverywhere(command.domain()));
    }

    @Override
    public void complete(DetachStorageDomain command, StepContext context) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        var gone = content.leave(command.domain());
        records.forget(command.domain());
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
                                + context.caller().name() + "." + DomainContent.along(gone))
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
