package org.vireo.compute;

import java.util.EnumSet;
import java.util.Set;
import org.vireo.model.VmStatus;

/** Groups of states. */
final class VmStates {
    /** A start is under way and nothing has been seen of it yet. */
    static final Set<VmStatus> LAUNCHING = EnumSet.of(VmStatus.WAIT_FOR_LAUNCH, VmStatus.RESTORING_STATE);

    /** No hypervisor process is there, and nothing is being done to its disks. */
    static final Set<VmStatus> RESTING = EnumSet.of(VmStatus.DOWN, VmStatus.SUSPENDED);

    private VmStates() {}
}
