package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;

/**
 * Takes a disk from a virtual machine. Immutable.
 *
 * @param vm whose
 * @param disk which
 * @param remove whether it is removed as well
 */
public record DetachDisk(VmId vm, DiskId disk, boolean remove) implements Command {
    /** Refuses missing values. */
    public DetachDisk {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
    }
}
