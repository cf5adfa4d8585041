package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import org.vireo.model.CheckpointId;
import org.vireo.model.DiskId;

/**
 * Disks of which it is remembered what was written since a checkpoint. Immutable.
 *
 * @param checkpoint which
 * @param disks of one virtual machine
 */
public record TrackedDisks(CheckpointId checkpoint, List<DiskId> disks) {
    /** Refuses missing values. */
    public TrackedDisks {
        Objects.requireNonNull(checkpoint, "checkpoint");
        disks = List.copyOf(disks);
    }
}
