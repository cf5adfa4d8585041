package org.vireo.compute;

import java.util.EnumSet;
import java.util.Set;
import org.vireo.model.VmStatus;

/** Groups of states. */
final class VmStates {
    /** A start is under way and nothing has been seen of it yet. */
    static final Set<VmStatus> LAUNCHING = EnumSet.of(VmStatus.WAIT_FOR_LAUNCH, VmStatus.RESTORING_STATE);

    /** A hypervisor process is known to be there. */
    static final Set<VmStatus> RUNNING = EnumSet.of(
            VmStatus.UP,
            VmStatus.POWERING_UP,
            VmStatus.POWERING_DOWN,
            VmStatus.PAUSED,
            VmStatus.MIGRATING,
            VmStatus.REBOOT_IN_PROGRESS,
            VmStatus.SAVING_STATE,
            VmStatus.NOT_RESPONDING);

    /** No hypervisor process is there, and nothing is being done to its disks. */
    static final Set<VmStatus> RESTING = EnumSet.of(VmStatus.DOWN, VmStatus.SUSPENDED);

    private VmStates() {}
}
