package org.vireo.storage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** Who uses a disk. Reads the inventory, never writes. */
@Component(service = DiskUse.class)
public final class DiskUse {
    private final Inventory inventory;

    @Activate
    public DiskUse(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    List<DiskAttachment> attachments(DiskId disk) {
        return inventory.list(DiskAttachment.class, Where.equal("diskId", disk));
    }

    /** Virtual machines that have the disk. */
    List<VmId> vms(DiskId disk) {
        return attachments(disk).stream()
                .flatMap(attachment -> attachment.vmId().stream())
                .toList();
    }

    Optional<DiskAttachment> find(VmId vm, DiskId disk) {
        return inventory.first(DiskAttachment.class, Where.equal("vmId", vm).andEqual("diskId", disk));
    }

    DiskAttachment attachment(VmId vm, DiskId disk) {
        return find(vm, disk)
                .orElseThrow(() -> new VireoException(
                        ModelError.OBJECT_NOT_FOUND, "Disk " + disk + " is not attached to VM " + vm));
    }

    /** Locks on every virtual machine that has the disk. */
    Set<LockKey> locks(DiskId disk) {
        var keys = new LinkedHashSet<LockKey>();
        keys.add(LockKey.exclusive(NewDisks.KIND, disk));
        for (var attachment : attachments(disk)) {
            attachment.vmId().ifPresent(vm -> keys.add(LockKey.exclusive("vm", vm)));
            attachment.templateId().ifPresent(template -> keys.add(LockKey.exclusive("template", template)));
        }
        return keys;
    }

    /** Whether nothing runs from the disk, no template owns it and no other disk reads through to it. */
    Check idle(Disk disk, String attempt) {
        for (var attachment : attachments(disk.id())) {
            if (attachment.templateId().isPresent()) {
                return Check.conflict(attempt + " The disk belongs to a Template.");
            }
            var vm = inventory.get(Vm.class, attachment.vmId().orElseThrow());
            if (vm.status() != VmStatus.DOWN && attachment.active()) {
                return Check.conflict(attempt + " The disk is attached to VM " + vm.name() + ", which is not down.");
            }
        }
        return unread(disk, attempt);
    }

    /** Whether no other disk reads through to it. */
    Check unread(Disk disk, String attempt) {
        return inventory.count(Disk.class, Where.equal("backingDiskId", disk.id())) > 0
                ? Check.conflict(attempt + " Other disks read through to it.")
                : Check.FINE;
    }

    /** Whether no virtual machine writes to the disk. */
    Check still(Disk disk, String attempt) {
        for (var attachment : attachments(disk.id())) {
            var vm = attachment.vmId().map(id -> inventory.get(Vm.class, id));
            if (vm.isPresent() && vm.get().status() != VmStatus.DOWN && attachment.active()) {
                return Check.conflict(
                        attempt + " The disk is attached to VM " + vm.get().name() + ", which is not down.");
            }
        }
        return Check.FINE;
    }

    /** Whether the disk is not what holds the memory of a snapshot. */
    Check noMemory(Disk disk, String attempt) {
        return inventory
                .first(Snapshot.class, Where.equal("memoryDiskId", disk.id()))
                .<Check>map(
                        snapshot -> Check.conflict(attempt + " Disk " + disk.name() + " holds the memory of Snapshot "
                                + snapshot.description() + " of VM "
                                + inventory.get(Vm.class, snapshot.vmId()).name() + ", and goes with that."))
                .orElse(Check.FINE);
    }

    /** Whether no snapshot holds an image of the disk, and it holds no memory of one. */
    Check inNoSnapshot(Disk disk, String attempt) {
        return noMemory(disk, attempt).and(noImage(disk, attempt));
    }

    private Check noImage(Disk disk, String attempt) {
        return inventory.count(FrozenImage.class, Where.equal("diskId", disk.id())) > 0
                ? Check.conflict(attempt + " Snapshots hold images of disk " + disk.name() + "; remove those first.")
                : Check.FINE;
    }

    Check unlocked(Disk disk, String attempt) {
        return disk.status() == DiskStatus.LOCKED
                ? Check.conflict(
                        attempt + " The disk " + disk.name() + " is locked. Please try again in a few minutes.")
                : Check.FINE;
    }
}
