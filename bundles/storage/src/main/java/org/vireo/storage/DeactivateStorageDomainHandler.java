package org.vireo.storage;

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
import org.vireo.engine.api.storage.DeactivateStorageDomain;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VmStatus;

/** Takes a storage domain out of use, for which no virtual machine may run from it. */
@Component(service = CommandHandler.class)
public final class DeactivateStorageDomainHandler implements CommandHandler<DeactivateStorageDomain> {
    private static final Set<StorageDomainStatus> FROM =
            Set.of(StorageDomainStatus.ACTIVE, StorageDomainStatus.INACTIVE, StorageDomainStatus.UNKNOWN);

    private final Inventory inventory;
    private final Events events;
    private final DomainSteps steps;

    @Activate
    public DeactivateStorageDomainHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DomainSteps steps) {
        this.inventory = inventory;
        this.events = events;
        this.steps = steps;
    }

    @Override
    public Class<DeactivateStorageDomain> command() {
        return DeactivateStorageDomain.class;
    }

    @Override
    public Permit permit(DeactivateStorageDomain command) {
        return Permit.on("manipulate_storage_domain", Domains.KIND, command.domain());
    }

    @Override
    public Set<LockKey> locks(DeactivateStorageDomain command) {
        return DomainSteps.locks(command.dataCenter(), command.domain());
    }

    @Override
    public Check check(DeactivateStorageDomain command, Caller caller) {
        var attempt = "Cannot deactivate Storage.";
        var check = steps.attached(command.dataCenter(), command.domain(), attempt, FROM);
        return check.and(
                check instanceof Check.Fine && running(command.domain())
                        ? Check.conflict(attempt + " Virtual machines run from its disks.")
                        : Check.FINE);
    }

    private boolean running(StorageDomainId domain) {
        var disks = inventory.list(Disk.class, Where.equal("storageDomainId", domain)).stream()
                .map(Disk::id)
                .toList();
        return !disks.isEmpty()
                && inventory.list(DiskAttachment.class, Where.in("diskId", disks)).stream()
                        .flatMap(attachment -> attachment.vmId().stream())
                        .map(vm -> inventory.get(Vm.class, vm))
                        .anyMatch(vm -> vm.status() != VmStatus.DOWN);
    }

    @Override
    public String describe(DeactivateStorageDomain command) {
        return "Deactivating Storage Domain "
                + inventory.get(StorageDomain.class, command.domain()).name();
    }

    @Override
    public void begin(DeactivateStorageDomain command, Caller caller) {
        steps.deactivated(command.domain());
        var name = inventory.get(StorageDomain.class, command.domain()).name();
        events.record(Event.normal(968, caller, "Storage Domain " + name + " was deactivated by " + caller.name() + ".")
                .about(Domains.KIND, command.domain()));
    }
}
