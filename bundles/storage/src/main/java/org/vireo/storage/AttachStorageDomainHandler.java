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
import org.vireo.engine.api.storage.AttachStorageDomain;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;

/** Gives a data center a storage domain and activates it; the first one becomes its master. */
@Component(service = CommandHandler.class)
public final class AttachStorageDomainHandler implements CommandHandler<AttachStorageDomain> {
    private final Inventory inventory;
    private final Events events;
    private final StorageBackends backends;
    private final DomainSteps steps;
    private final RecordSteps records;

    @Activate
    public AttachStorageDomainHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference DomainSteps steps,
            @Reference RecordSteps records) {
        this.inventory = inventory;
        this.events = events;
        this.backends = backends;
        this.steps = steps;
        this.records = records;
    }

    @Override
    public Class<AttachStorageDomain> command() {
        return AttachStorageDomain.class;
    }

    @Override
    public Permit permit(AttachStorageDomain command) {
        return Permit.on("manipulate_storage_domain", Domains.KIND, command.domain());
    }

    @Override
    public Set<LockKey> locks(AttachStorageDomain command) {
        return DomainSteps.locks(command.dataCenter(), command.domain());
    }

    @Override
    public Check check(AttachStorageDomain command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        inventory.get(DataCenter.class, command.dataCenter());
        var attempt = "Cannot attach Storage. ";
        if (domain.status() != StorageDomainStatus.UNATTACHED) {
            return Check.conflict(attempt + "Storage Domain " + domain.name() + " is "
                    + domain.status().text() + ".");
        }
        if (domain.role() == StorageDomainRole.ISO && !hasMaster(command)) {
            return Check.conflict(attempt + "An ISO Storage Domain is attached after the first data domain.");
        }
        var elsewhere = domain.hostId()
                .map(host -> inventory.get(Host.class, host).clusterId())
                .flatMap(cluster -> inventory.get(Cluster.class, cluster).dataCenterId())
                .filter(center -> !center.equals(command.dataCenter()));
        return elsewhere.isPresent()
                ? Check.conflict(attempt + "The host of local Storage Domain " + domain.name()
                        + " belongs to another Data Center.")
                : backends.available(domain.type());
    }

    private boolean hasMaster(AttachStorageDomain command) {
        return inventory.count(
                        StorageDomain.class,
                        Where.equal("dataCenterId", command.dataCenter()).andEqual("master", true))
                > 0;
    }

    @Override
    public String describe(AttachStorageDomain command) {
        return "Attaching Storage Domain "
                + inventory.get(StorageDomain.class, command.domain()).name() + " to Data Center "
                + inventory.get(DataCenter.class, command.dataCenter()).name();
    }

    @Override
    public void begin(AttachStorageDomain command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        domain.setDataCenterId(Optional.of(command.dataCenter()));
        domain.setStatus(StorageDomainStatus.LOCKED);
    }

    @Override
    public List<Step> plan(AttachStorageDomain command) {
        return List.of(steps.attachEverywhere(command.domain()), records.read(command.domain()));
    }

    @Override
    public void complete(AttachStorageDomain command, StepContext context) {
        steps.activated(command.domain());
        var name = inventory.get(StorageDomain.class, command.domain()).name();
        var caller = context.caller();
        events.record(Event.normal(962, caller, "Storage Domain " + name + " was attached by " + caller.name() + ".")
                .about(Domains.KIND, command.domain())
                .about("data_center", command.dataCenter()));
    }

    @Override
    public void abandon(AttachStorageDomain command, StepContext context, String why) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        records.forget(command.domain());
        domain.setDataCenterId(Optional.empty());
        domain.setStatus(StorageDomainStatus.UNATTACHED);
        events.record(
                Event.error(963, context.caller(), "Storage Domain " + domain.name() + " could not be attached: " + why)
                        .about(Domains.KIND, command.domain()));
    }
}
