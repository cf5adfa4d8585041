package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.CheckpointId;
import org.vireo.model.DiskId;

/**
 * A disk in a backup. Immutable.
 *
 * @param disk which
 * @param since the checkpoint since when it is told what was written; empty for all of it
 * @param tracked whether what is written from now on is remembered under the new checkpoint
 */
public record BackedUpDisk(DiskId disk, Optional<CheckpointId> since, boolean tracked) {
    /** Refuses missing values. */
    public BackedUpDisk {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(since, "since");
    }
}
