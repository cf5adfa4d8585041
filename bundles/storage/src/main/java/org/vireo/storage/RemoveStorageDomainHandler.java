package org.vireo.storage;

import java.util.HashSet;
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
import org.vireo.engine.api.storage.RemoveStorageDomain;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.StorageDomainStatus;

/** Removes a storage domain that is not attached; its layout goes with it unless it is only forgotten. */
@Component(service = CommandHandler.class)
public final class RemoveStorageDomainHandler implements CommandHandler<RemoveStorageDomain> {
    private final Inventory inventory;
    private final Events events;
    private final StorageBackends backends;
    private final StorageHosts hosts;
    private final DomainContent content;

    @Activate
    public RemoveStorageDomainHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts,
            @Reference DomainContent content) {
        this.inventory = inventory;
        this.events = events;
        this.backends = backends;
        this.hosts = hosts;
        this.content = content;
    }

    @Override
    public Class<RemoveStorageDomain> command() {
        return RemoveStorageDomain.class;
    }

    @Override
    public Permit permit(RemoveStorageDomain command) {
        return Permit.on("delete_storage_domain", Domains.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveStorageDomain command) {
        var keys = new HashSet<>(Set.of(LockKey.exclusive(Domains.KIND, command.id())));
        keys.addAll(content.locks(command.id()));
        return keys;
    }

    @Override
    public Check check(RemoveStorageDomain command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.id());
        var attempt = "Cannot remove Storage Domain " + domain.name() + ".";
        if (domain.status() != StorageDomainStatus.UNATTACHED && !command.destroy()) {
            return Check.conflict(attempt + " Detach it from its Data Center first.");
        }
        return command.destroy() ? content.leaving(command.id(), attempt) : backends.available(domain.type());
    }

    @Override
    public String describe(RemoveStorageDomain command) {
        return "Removing Storage Domain "
                + inventory.get(StorageDomain.class, command.id()).name();
    }

    @Override
    public void begin(RemoveStorageDomain command, Caller caller) {
        inventory.get(StorageDomain.class, command.id()).setStatus(StorageDomainStatus.LOCKED);
    }

    @Override
    public List<Step> plan(RemoveStorageDomain command) {
        return List.of(NamedStep.quick(
                "wipe",
                command.format() ? "Removing the layout" : "Letting go of the place",
                context -> letGo(command, context),
                context -> {}));
    }

    private void letGo(RemoveStorageDomain command, StepContext context) {
        if (command.destroy()) {
            return;
        }
        var domain = inventory.get(StorageDomain.class, command.id());
        var via = command.host().orElseGet(() -> hosts.any(domain));
        backends.get(domain.type()).detach(Domains.of(domain), via, command.format(), context.call());
    }

    @Override
    public void complete(RemoveStorageDomain command, StepContext context) {
        var domain = inventory.get(StorageDomain.class, command.id());
        var gone = content.leave(command.id());
        inventory.remove(domain);
        var caller = context.caller();
        events.record(Event.normal(
                960,
                caller,
                "Storage Domain " + domain.name() + " was removed by " + caller.name() + "."
                        + DomainContent.along(gone)));
    }

    @Override
    public void abandon(RemoveStorageDomain command, StepContext context, String why) {
        var domain = inventory.get(StorageDomain.class, command.id());
        domain.setStatus(StorageDomainStatus.UNATTACHED);
        events.record(
                Event.error(961, context.caller(), "Storage Domain " + domain.name() + " could not be removed: " + why)
                        .about(Domains.KIND, command.id()));
    }
}
