package org.vireo.engine.api.snapshot;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;
import org.vireo.model.SnapshotId;
import org.vireo.model.VmId;

/**
 * Keeps the present state of a virtual machine: its configuration and what is on its disks. Immutable.
 *
 * @param id of the new one
 * @param vm whose
 * @param description free text
 * @param disks only these disks; all when missing
 * @param memory whether the memory is kept too; a virtual machine that is down has none
 * @param lenient whether memory that cannot be kept is left out instead of the snapshot being refused
 */
public record AddSnapshot(
        SnapshotId id, VmId vm, String description, Optional<Set<DiskId>> disks, boolean memory, boolean lenient)
        implements Command {
    /** Refuses missing values. */
    public AddSnapshot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(description, "description");
        disks = disks.map(Set::copyOf);
    }

    /** Memory that is asked for is kept, or nothing is. */
    public AddSnapshot(SnapshotId id, VmId vm, String description, Optional<Set<DiskId>> disks, boolean memory) {
        this(id, vm, description, disks, memory, false);
    }
}
