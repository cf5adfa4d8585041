package org.vireo.compute;

import org.vireo.inventory.Vm;
import org.vireo.model.VmStatus;

/** Which kind of start this is. */
enum LaunchMode {
    /** From its disks. */
    FRESH,
    /** From its saved memory. */
    RESTORE,
    /** From memory that was kept with a snapshot. */
    RETURN,
    /** Its CPUs are let go on. */
    RESUME;

    /** Whether memory is read back. */
    boolean remembers() {
        return this == RESTORE || this == RETURN;
    }

    /** With {@code cold}, memory of a snapshot is left alone. */
    static LaunchMode of(Vm vm, boolean cold) {
        if (vm.status() == VmStatus.PAUSED) {
            return RESUME;
        }
        if (vm.savedHostId().isPresent()) {
            return RESTORE;
        }
        return vm.memorySnapshotId().isPresent() && !cold ? RETURN : FRESH;
    }
}
