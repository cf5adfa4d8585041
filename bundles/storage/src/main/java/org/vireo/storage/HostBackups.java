package org.vireo.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Checkpoint;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.BackupId;
import org.vireo.model.BackupPhase;
import org.vireo.model.CheckpointState;
import org.vireo.model.DiskFormat;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.BackedUpDisk;
import org.vireo.protocol.vm.BackupSeen;
import org.vireo.protocol.vm.BeginBackup;
import org.vireo.protocol.vm.DropCheckpoints;
import org.vireo.protocol.vm.EndBackup;
import org.vireo.protocol.vm.TrackedDisks;

/** What backups need of hosts. Thread-safe. */
@Component(service = HostBackups.class)
public final class HostBackups {
    private static final Logger LOG = LoggerFactory.getLogger(HostBackups.class);

    private final Inventory inventory;
    private final Transactions transactions;
    private final RunningImages running;
    private final Checkpoints checkpoints;

    @Activate
    public HostBackups(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference RunningImages running,
            @Reference Checkpoints checkpoints) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.running = running;
        this.checkpoints = checkpoints;
    }

    private Backup get(BackupId id) {
        return transactions.call(() -> inventory.get(Backup.class, id));
    }

    /** Ends when clients can read the disks; throws when they cannot. Asked again a host answers as before. */
    void begin(BackupId id, boolean still, StepContext context) {
        var stale = transactions.call(() -> {
            var backup = inventory.getForUpdate(Backup.class, id);
            backup.setPhase(BackupPhase.STARTING);
            return checkpoints.doomed(backup.vmId());
        });
        var backup = get(id);
        if (!runs(backup)) {
            throw failure(backup, "the VM does not run on its host any more");
        }
        var request = request(backup, still, stale);
        while (true) {
            try {
                begun(backup, stale, running.ask(backup.hostId(), request, "begin", context));
                return;
            } catch (VireoException e) {
                if (!RunningImages.unanswered(e) || !runs(backup)) {
                    throw e;
                }
                LOG.info("Host {} did not answer about backup {}: {}", backup.hostId(), id, e.getMessage());
                running.pause(backup.vmId(), context);
            }
        }
    }

    private boolean runs(Backup backup) {
        return running.place(backup.vmId()).host().equals(Optional.of(backup.hostId()));
    }

    private BeginBackup request(Backup backup, boolean still, List<TrackedDisks> stale) {
        return transactions.call(() -> {
            var disks = new ArrayList<BackedUpDisk>();
            backup.disks()
                    .forEach((disk, incremental) -> disks.add(new BackedUpDisk(
                            disk,
                            backup.fromCheckpointId().filter(since -> incremental),
                            inventory.get(Disk.class, disk).format() == DiskFormat.COW)));
            return new BeginBackup(backup.vmId(), backup.id(), disks, backup.toCheckpointId(), still, stale);
        });
    }

    private void begun(Backup backup, List<TrackedDisks> stale, BackupSeen seen) {
        transactions.run(() -> {
            checkpoints.remove(stale);
            seen.lost().forEach(lost -> checkpoints.enter(Optional.of(lost), CheckpointState.INVALID));
        });
        if (!seen.lost().isEmpty()) {
            throw failure(
                    backup,
                    "what was written since Checkpoint " + seen.lost().get(0)
                            + " is not known any more; make a full backup");
        }
        if (!seen.open()) {
            throw failure(backup, "its host has ended it: " + seen.words());
        }
    }

    private static VireoException failure(Backup backup, String why) {
        return new VireoException(StorageError.NOT_BACKED_UP, "cannot back up VM " + backup.vmId() + ": " + why);
    }

    /** Ends when nothing is left of it on its host: the host says so, or the virtual machine is not there any more. */
    void end(BackupId id, StepContext context) {
        var backup = get(id);
        while (runs(backup)) {
            try {
                running.ask(backup.hostId(), new EndBackup(backup.vmId(), id), running.anew("end"), context);
                return;
            } catch (VireoException e) {
                if (!RunningImages.unanswered(e)) {
                    throw e;
                }
                running.pause(backup.vmId(), context);
            }
        }
    }

    /** The same where the host ends it by itself before long. */
    void giveUp(BackupId id, StepContext context) {
        var backup = get(id);
        try {
            running.ask(backup.hostId(), new EndBackup(backup.vmId(), id), running.anew("end"), context);
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            LOG.info("Host {} ends backup {} by itself: {}", backup.hostId(), id, e.getMessage());
        }
    }

    /** Whether the hypervisor was there and remembers it no longer. */
    boolean dropped(VmId vm, Checkpoint checkpoint, StepContext context) {
        var host = running.place(vm).host();
        if (host.isEmpty()) {
            return false;
        }
        var request = new DropCheckpoints(vm, List.of(Checkpoints.tracked(checkpoint)));
        try {
            running.ask(host.get(), request, running.anew("drop"), context);
            return true;
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            LOG.info("Checkpoint {} is dropped later: {}", checkpoint.id(), e.getMessage());
            return false;
        }
    }
}
