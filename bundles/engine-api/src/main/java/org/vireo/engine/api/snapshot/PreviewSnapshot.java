package org.vireo.engine.api.snapshot;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.SnapshotId;
import org.vireo.model.VmId;

/**
 * Lets a virtual machine look at a snapshot; its state before is kept aside until that is committed or undone. Immutable.
 *
 * @param vm whose
 * @param id which
 * @param memory whether its next start goes on from the memory that the snapshot holds
 */
public record PreviewSnapshot(VmId vm, SnapshotId id, boolean memory) implements Command {
    /** Refuses missing values. */
    public PreviewSnapshot {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(id, "id");
    }

    /** Its disks alone. */
    public PreviewSnapshot(VmId vm, SnapshotId id) {
        this(vm, id, false);
    }
}
