package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.BackupId;
import org.vireo.model.CheckpointId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has a running virtual machine's disks served as they are at one moment, all of them or none. The guest goes on; what it overwrites is
 * kept aside on the host. Repeatable: a backup that has begun is left alone; another one of this agent is ended. The host ends it by
 * itself when it has not been asked for it for a quarter of an hour. Immutable.
 *
 * @param vm which
 * @param backup its id
 * @param disks one or more
 * @param checkpoint under which it is remembered what is written from that moment on; needed when a disk is tracked
 * @param still whether the guest must hold its file systems still at that moment; it fails when the guest's agent does not
 * @param stale checkpoints that nobody wants any more
 */
@Verb(name = "vm.begin-backup", reply = BackupSeen.class)
public record BeginBackup(
        VmId vm,
        BackupId backup,
        List<BackedUpDisk> disks,
        Optional<CheckpointId> checkpoint,
        boolean still,
        List<TrackedDisks> stale)
        implements HostRequest<BackupSeen> {
    /** Refuses missing values. */
    public BeginBackup {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(backup, "backup");
        disks = List.copyOf(disks);
        Objects.requireNonNull(checkpoint, "checkpoint");
        stale = List.copyOf(stale);
        if (disks.isEmpty()) {
            throw new IllegalArgumentException("no disk");
        }
        if (checkpoint.isEmpty() && disks.stream().anyMatch(BackedUpDisk::tracked)) {
            throw new IllegalArgumentException("disks are tracked since a checkpoint");
        }
    }
}
