package org.vireo.engine.api.snapshot;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.SnapshotId;
import org.vireo.model.VmId;

/**
 * Returns a virtual machine to a snapshot for good: its state since then and all later snapshots are lost. Immutable.
 *
 * @param vm whose
 * @param id which
 * @param memory whether its next start goes on from the memory that the snapshot holds
 */
public record RestoreSnapshot(VmId vm, SnapshotId id, boolean memory) implements Command {
    /** Refuses missing values. */
    public RestoreSnapshot {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(id, "id");
    }

    /** Its disks alone. */
    public RestoreSnapshot(VmId vm, SnapshotId id) {
        this(vm, id, false);
    }
}
