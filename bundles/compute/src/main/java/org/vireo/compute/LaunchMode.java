package org.vireo.compute;

import org.vireo.inventory.Vm;
import org.vireo.model.VmStatus;

/** Which kind of start this is. */
enum LaunchMode {
    /** From its disks. */
    FRESH,
    /** From its saved memory. */
    RESTORE,
    /** Its CPUs are let go on. */
    RESUME;

    static LaunchMode of(Vm vm) {
        if (vm.status() == VmStatus.PAUSED) {
            return RESUME;
        }
        return vm.savedHostId().isPresent() ? RESTORE : FRESH;
    }
}
