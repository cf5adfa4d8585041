package org.vireo.storage;

import java.util.List;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.UpdateDisk;
import org.vireo.engine.api.storage.UpdateDiskAttachment;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;

/** What can be done with disks that are LUNs. Reads the inventory in the present transaction, never writes. */
final class LunRules {
    private static final String EDIT = "Cannot edit Virtual Disk.";
    private static final String RESERVES = "uses_scsi_reservation";

    private final Inventory inventory;
    private final DiskUse use;

    LunRules(Inventory inventory, DiskUse use) {
        this.inventory = inventory;
        this.use = use;
    }

    /**
     * How a guest is to have a disk.
     *
     * @param attachment how it sees it
     * @param readOnly whether writes are refused
     * @param reserves whether it uses reservations of SCSI
     */
    private record Way(DiskInterface attachment, boolean readOnly, boolean reserves) {
        static Way of(DiskAttachment row) {
            return new Way(row.attachment(), row.readOnly(), Extras.isTrue(row.extras(), RESERVES));
        }
    }

    /** Whether a disk can be attached in this way. */
    Check attach(AttachDisk wish) {
        boolean passthrough = wish.create()
                .map(fresh -> fresh.lun().filter(lun -> lun.passthrough()).isPresent())
                .orElseGet(() -> passthrough(wish.disk()));
        var way = new Way(wish.attachment(), wish.readOnly(), Extras.isTrue(wish.extras(), RESERVES));
        return check(passthrough, way, "Cannot attach Virtual Disk.");
    }

    private boolean passthrough(DiskId disk) {
        return inventory
                .find(DirectLun.class, disk)
                .filter(DirectLun::passthrough)
                .isPresent();
    }

    /** Whether an attachment can be changed like this. */
    Check change(UpdateDiskAttachment command, DiskAttachment row) {
        var way = new Way(
                command.attachment().orElse(row.attachment()),
                command.readOnly().orElse(row.readOnly()),
                Extras.isTrue(command.extras().orElse(row.extras()), RESERVES));
        return check(passthrough(row.diskId()), way, EDIT);
    }

    private static Check check(boolean passthrough, Way way, String attempt) {
        if (passthrough && way.attachment() != DiskInterface.VIRTIO_SCSI) {
            return Check.conflict(attempt + " A guest can only speak SCSI with a LUN itself (sgio) by the interface"
                    + " virtio_scsi.");
        }
        if (passthrough && way.readOnly()) {
            return Check.conflict(attempt + " Nothing keeps a guest from writing that speaks SCSI with a LUN itself"
                    + " (sgio), so the disk cannot be read-only.");
        }
        return way.reserves() && !passthrough
                ? Check.conflict(attempt + " Only a guest that speaks SCSI with a LUN itself (sgio unfiltered) can use"
                        + " reservations of SCSI.")
                : Check.FINE;
    }

    /** Whether a disk can be changed like this, be it a LUN or not. */
    Check change(UpdateDisk command, Disk disk) {
        if (inventory.find(DirectLun.class, disk.id()).isEmpty()) {
            return command.passthrough().orElse(false)
                    ? Check.conflict(EDIT + " Disk " + disk.name() + " is no LUN, so no guest can speak SCSI with it"
                            + " itself (sgio).")
                    : Check.FINE;
        }
        if (command.size().filter(size -> !size.equals(disk.size())).isPresent()) {
            return Check.conflict(EDIT + " Disk " + disk.name()
                    + " is a LUN: it has the size of that. Make the LUN larger and refresh it (refreshlun).");
        }
        if (command.wipeAfterDelete().orElse(false)) {
            return Check.conflict(
                    EDIT + " Disk " + disk.name() + " is a LUN, and what is on that is never removed nor wiped.");
        }
        return command.passthrough().isPresent()
                ? passthrough(command.passthrough().get(), disk)
                : Check.FINE;
    }

    private Check passthrough(boolean wanted, Disk disk) {
        var verdict = use.idle(disk, EDIT);
        for (var row : use.attachments(disk.id())) {
            verdict = verdict.and(check(wanted, Way.of(row), EDIT));
        }
        return verdict;
    }

    /** Disks of a virtual machine that are LUNs as a whole, or those that are not, in an order that stays. */
    static List<Disk> disks(VmId vm, boolean luns, Inventory inventory) {
        return inventory.list(DiskAttachment.class, Where.equal("vmId", vm).orderBy("diskId")).stream()
                .map(attachment -> inventory.get(Disk.class, attachment.diskId()))
                .filter(disk -> luns == isLun(disk, inventory))
                .toList();
    }

    private static boolean isLun(Disk disk, Inventory inventory) {
        return disk.storageDomainId().isEmpty()
                && inventory.find(DirectLun.class, disk.id()).isPresent();
    }
}
