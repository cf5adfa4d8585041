package org.vireo.model;

import java.util.EnumSet;
import java.util.Set;

/** Where a virtual machine is in its life cycle. */
public enum VmStatus implements WireText {
    /** No status known yet. */
    UNASSIGNED,
    /** Not running. */
    DOWN,
    /** Running. */
    UP,
    /** The guest boots. */
    POWERING_UP,
    /** The guest was asked to power off. */
    POWERING_DOWN,
    /** Its CPUs are halted. */
    PAUSED,
    /** Moves to another host. */
    MIGRATING,
    /** Its host cannot be reached. */
    UNKNOWN,
    /** Its hypervisor process does not answer. */
    NOT_RESPONDING,
    /** A start was accepted and is under way. */
    WAIT_FOR_LAUNCH,
    /** The guest restarts. */
    REBOOT_IN_PROGRESS,
    /** Its memory is being written to storage. */
    SAVING_STATE,
    /** Its memory is being read back. */
    RESTORING_STATE,
    /** Its memory is saved; a start restores it. */
    SUSPENDED,
    /** A disk is unusable. */
    IMAGE_ILLEGAL,
    /** Its disks are being worked on. */
    IMAGE_LOCKED;

    private static final Set<VmStatus> WITH_PROCESS = EnumSet.of(
            UP, POWERING_UP, POWERING_DOWN, PAUSED, MIGRATING, REBOOT_IN_PROGRESS, SAVING_STATE, NOT_RESPONDING);

    /** Whether a hypervisor process is known to be there, which has images open. */
    public boolean hasProcess() {
        return WITH_PROCESS.contains(this);
    }
}
