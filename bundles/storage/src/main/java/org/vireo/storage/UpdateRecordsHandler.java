package org.vireo.storage;

import java.util.List;
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
import org.vireo.engine.api.storage.UpdateRecords;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.StorageDomainStatus;

/** Lets a storage domain tell of its machines and disks at once. */
@Component(service = CommandHandler.class)
public final class UpdateRecordsHandler implements CommandHandler<UpdateRecords> {
    private final Inventory inventory;
    private final Events events;
    private final StorageBackends backends;
    private final RecordSteps records;

    @Activate
    public UpdateRecordsHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference RecordSteps records) {
        this.inventory = inventory;
        this.events = events;
        this.backends = backends;
        this.records = records;
    }

    @Override
    public Class<UpdateRecords> command() {
        return UpdateRecords.class;
    }

    @Override
    public Permit permit(UpdateRecords command) {
        return Permit.on("manipulate_storage_domain", Domains.KIND, command.domain());
    }

    @Override
    public Set<LockKey> locks(UpdateRecords command) {
        return Set.of(LockKey.shared(Domains.KIND, command.domain()));
    }

    @Override
    public Check check(UpdateRecords command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        var attempt = "Cannot update the OVFs of Storage Domain " + domain.name() + ".";
        if (domain.status() != StorageDomainStatus.ACTIVE) {
            return Check.conflict(attempt + " It is " + domain.status().text() + ".");
        }
        return backends.available(domain.type()).and(records.carrying(domain, attempt));
    }

    @Override
    public String describe(UpdateRecords command) {
        return "Updating the OVFs of Storage Domain "
                + inventory.get(StorageDomain.class, command.domain()).name();
    }

    @Override
    public List<Step> plan(UpdateRecords command) {
        return List.of(records.write(command.domain()));
    }

    @Override
    public void complete(UpdateRecords command, StepContext context) {
        var name = inventory.get(StorageDomain.class, command.domain()).name();
        events.record(Event.normal(10_721, context.caller(), "OVFs of Storage Domain " + name + " were updated.")
                .about(Domains.KIND, command.domain()));
    }

    @Override
    public void abandon(UpdateRecords command, StepContext context, String why) {
        var name = inventory.get(StorageDomain.class, command.domain()).name();
        events.record(Event.error(
                        10_722, context.caller(), "OVFs of Storage Domain " + name + " could not be updated: " + why)
                .about(Domains.KIND, command.domain()));
    }
}
