package org.vireo.storage;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;

/** Images that clients are moving: nobody else may use, change or remove them. Reads the inventory, never writes. */
@Component(service = RunningTransfers.class)
public final class RunningTransfers {
    private final Inventory inventory;

    @Activate
    public RunningTransfers(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    /** Whether nobody moves an image of a disk of the virtual machine, or one that its snapshots hold. */
    Check none(VmId vm, String attempt) {
        return none(
                inventory.list(DiskAttachment.class, Where.equal("vmId", vm)).stream()
                        .map(DiskAttachment::diskId)
                        .toList(),
                attempt);
    }

    /** Whether nobody moves an image of one of the disks. */
    Check none(List<DiskId> disks, String attempt) {
        boolean busy = !disks.isEmpty()
                && inventory.list(ImageTransfer.class, Where.in("diskId", disks)).stream()
                        .anyMatch(transfer -> !transfer.phase().ended());
        return busy ? Check.conflict(attempt + " An image of the disk is being transferred.") : Check.FINE;
    }
}
