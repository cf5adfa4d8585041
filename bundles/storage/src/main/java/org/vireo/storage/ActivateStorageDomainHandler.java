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
import org.vireo.engine.api.storage.ActivateStorageDomain;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.StorageDomainStatus;

/** Puts a storage domain of a data center to use. */
@Component(service = CommandHandler.class)
public final class ActivateStorageDomainHandler implements CommandHandler<ActivateStorageDomain> {
    private static final Set<StorageDomainStatus> FROM =
            Set.of(StorageDomainStatus.MAINTENANCE, StorageDomainStatus.INACTIVE, StorageDomainStatus.UNKNOWN);

    private final Inventory inventory;
    private final Events events;
    private final StorageBackends backends;
    private final DomainSteps steps;

    @Activate
    public ActivateStorageDomainHandler(
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
    public Class<ActivateStorageDomain> command() {
        return ActivateStorageDomain.class;
    }

    @Override
    public Permit permit(ActivateStorageDomain command) {
        return Permit.on("manipulate_storage_domain", Domains.KIND, command.domain());
    }

    @Override
    public Set<LockKey> locks(ActivateStorageDomain command) {
        return DomainSteps.locks(command.dataCenter(), command.domain());
    }

    @Override
    public Check check(ActivateStorageDomain command, Caller caller) {
        var type = inventory.get(StorageDomain.class, command.domain()).type();
        return steps.attached(command.dataCenter(), command.domain(), "Cannot activate Storage.", FROM)
                .and(backends.available(type));
    }

    @Override
    public String describe(ActivateStorageDomain command) {
        return "Activating Storage Domain "
                + inventory.get(StorageDomain.class, command.domain()).name();
    }

    @Override
    public void begin(ActivateStorageDomain command, Caller caller) {
        inventory.get(StorageDomain.class, command.domain()).setStatus(StorageDomainStatus.ACTIVATING);
    }

    @Override
    public List<Step> plan(ActivateStorageDomain command) {
        return List.of(steps.attachEverywhere(command.domain()));
    }

    @Override
    public void complete(ActivateStorageDomain command, StepContext context) {
        steps.activated(command.domain());
        var name = inventory.get(StorageDomain.class, command.domain()).name();
        events.record(Event.normal(
                        966,
                        context.caller(),
                        "Storage Domain " + name + " was activated by "
                                + context.caller().name() + ".")
                .about(Domains.KIND, command.domain()));
    }

    @Override
    public void abandon(ActivateStorageDomain command, StepContext context, String why) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        domain.setStatus(StorageDomainStatus.INACTIVE);
        domain.setStatusDetail(why);
        events.record(Event.error(
                        967, context.caller(), "Storage Domain " + domain.name() + " could not be activated: " + why)
                .about(Domains.KIND, command.domain()));
    }
}
