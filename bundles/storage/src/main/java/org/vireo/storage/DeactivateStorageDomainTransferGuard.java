package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.DeactivateStorageDomain;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;

/** A domain stays in use while a client moves an image there: one that is not may be detached and formatted. */
@Component(service = CommandGuard.class)
public final class DeactivateStorageDomainTransferGuard implements CommandGuard<DeactivateStorageDomain> {
    private final Inventory inventory;
    private final RunningTransfers transfers;

    @Activate
    public DeactivateStorageDomainTransferGuard(@Reference Inventory inventory, @Reference RunningTransfers transfers) {
        this.inventory = inventory;
        this.transfers = transfers;
    }

    @Override
    public Class<DeactivateStorageDomain> command() {
        return DeactivateStorageDomain.class;
    }

    @Override
    public Check check(DeactivateStorageDomain command, Caller caller) {
        var disks = inventory.list(Disk.class, Where.equal("storageDomainId", command.domain())).stream()
                .map(Disk::id)
                .toList();
        return transfers.none(disks, "Cannot deactivate Storage.");
    }
}
