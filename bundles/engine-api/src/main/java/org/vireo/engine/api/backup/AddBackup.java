package org.vireo.engine.api.backup;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.command.Command;
import org.vireo.model.BackupId;
import org.vireo.model.CheckpointId;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;

/**
 * Begins a backup of a virtual machine that runs or is down. Immutable.
 *
 * @param id of the backup
 * @param vm which
 * @param disks one or more of its disks
 * @param since the checkpoint since when it is to tell what was written; disks that were not part of it are told whole
 * @param fresh id of the checkpoint that it makes, if a disk can have one
 * @param description free text
 * @param consistent whether it fails when the guest does not hold its file systems still
 */
public record AddBackup(
        BackupId id,
        VmId vm,
        Set<DiskId> disks,
        Optional<CheckpointId> since,
        CheckpointId fresh,
        String description,
        boolean consistent)
        implements Command {
    /** Refuses missing values. */
    public AddBackup {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(vm, "vm");
        disks = Set.copyOf(disks);
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(fresh, "fresh");
        Objects.requireNonNull(description, "description");
    }
}
