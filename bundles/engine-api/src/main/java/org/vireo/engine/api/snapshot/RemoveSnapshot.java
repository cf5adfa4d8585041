package org.vireo.engine.api.snapshot;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.SnapshotId;
import org.vireo.model.VmId;

/**
 * Drops a snapshot; the state of the virtual machine and of its other snapshots stays. Immutable.
 *
 * @param vm whose
 * @param id which
 */
public record RemoveSnapshot(VmId vm, SnapshotId id) implements Command {
    /** Refuses missing values. */
    public RemoveSnapshot {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(id, "id");
    }
}
