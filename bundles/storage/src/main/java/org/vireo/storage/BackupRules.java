package org.vireo.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.backup.AddBackup;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.CheckpointState;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.VmStatus;

/** Which backups can be made. Reads the inventory, never writes. */
@Component(service = BackupRules.class)
public final class BackupRules {
    private static final String ATTEMPT = "Cannot backup VM.";

    private final Inventory inventory;
    private final Snapshots snapshots;
    private final DiskUse use;
    private final Backups backups;
    private final Checkpoints checkpoints;
    private final TransferPlace place;

    @Activate
    public BackupRules(
            @Reference Inventory inventory,
            @Reference Snapshots snapshots,
            @Reference DiskUse use,
            @Reference Backups backups,
            @Reference Checkpoints checkpoints,
            @Reference TransferPlace place) {
        this.inventory = inventory;
        this.snapshots = snapshots;
        this.use = use;
        this.backups = backups;
        this.checkpoints = checkpoints;
        this.place = place;
    }

    List<Disk> disks(AddBackup wanted) {
        return snapshots.chosen(wanted.vm(), Optional.of(wanted.disks()));
    }

    Check check(AddBackup wanted) {
        var vm = inventory.get(Vm.class, wanted.vm());
        if (wanted.disks().isEmpty()) {
            return Check.invalid(ATTEMPT + " It needs a disk.");
        }
        boolean runs = snapshots.runs(wanted.vm());
        if (!runs && vm.status() != VmStatus.DOWN) {
            return Check.conflict(ATTEMPT + " VM " + vm.name() + " is "
                    + vm.status().text().replace('_', ' ') + ", and only a VM that runs or is down can be backed up.");
        }
        for (var lun : snapshots.luns(wanted.vm())) {
            if (wanted.disks().contains(lun.id())) {
                return Check.conflict(ATTEMPT + " The disk " + lun.name() + " is a LUN, and LUNs are not backed up.");
            }
        }
        var found = disks(wanted);
        if (found.size() < wanted.disks().size()) {
            return Check.invalid(ATTEMPT + " A disk of the backup is not attached to VM " + vm.name() + ".");
        }
        var verdict = backups.none(wanted.vm(), ATTEMPT)
                .and(snapshots.noPreview(wanted.vm(), ATTEMPT))
                .and(since(wanted));
        for (var disk : found) {
            verdict = verdict.and(usable(wanted, disk));
        }
        return runs || verdict instanceof Check.Refused ? verdict : atRest(wanted, vm);
    }

    /** Of one that is down nobody tells what was written. */
    private Check atRest(AddBackup wanted, Vm vm) {
        if (wanted.since().isPresent()) {
            return Check.conflict(ATTEMPT + " VM " + vm.name()
                    + " is down, and only a VM that runs can be backed up incrementally. Make a full backup.");
        }
        return readers(wanted).isEmpty()
                ? Check.conflict(ATTEMPT + " No host that is up reaches all disks of VM " + vm.name() + ".")
                : Check.FINE;
    }

    /** Hosts that reach all disks of the backup. */
    List<HostId> readers(AddBackup wanted) {
        var readers = new ArrayList<HostId>();
        boolean first = true;
        for (var disk : disks(wanted)) {
            var usable = place.hosts(place.image(disk.id(), Optional.empty()));
            if (first) {
                readers.addAll(usable);
            } else {
                readers.retainAll(usable);
            }
            first = false;
        }
        return readers;
    }

    private Check since(AddBackup wanted) {
        if (wanted.since().isEmpty()) {
            return Check.FINE;
        }
        var id = wanted.since().get();
        var checkpoint = checkpoints.find(wanted.vm(), id);
        if (checkpoint.isEmpty()) {
            return Check.invalid(ATTEMPT + " VM " + backups.name(wanted.vm()) + " has no Checkpoint " + id + ".");
        }
        return checkpoint.get().state() == CheckpointState.CREATED
                ? Check.FINE
                : Check.conflict(ATTEMPT + " What was written since Checkpoint " + id
                        + " is not known any more. Make a full backup.");
    }

    private Check usable(AddBackup wanted, Disk disk) {
        if (disk.status() != DiskStatus.OK) {
            return Check.conflict(ATTEMPT + " The disk " + disk.name() + " is "
                    + disk.status().text() + ".");
        }
        if (!use.attachment(wanted.vm(), disk.id()).active()) {
            return Check.conflict(ATTEMPT + " The disk " + disk.name() + " is not active.");
        }
        if (disk.shareable()) {
            return Check.conflict(ATTEMPT + " The disk " + disk.name()
                    + " is shareable, and what other VMs write to it would be missing.");
        }
        return wanted.since().isPresent() && disk.format() == DiskFormat.RAW
                ? Check.conflict(ATTEMPT + " The disk " + disk.name()
                        + " is raw, and only disks in the format cow can be backed up incrementally.")
                : Check.FINE;
    }
}
