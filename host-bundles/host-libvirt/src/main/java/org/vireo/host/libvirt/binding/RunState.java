package org.vireo.host.libvirt.binding;

/** States of a domain, in the order of libvirt's numbers. */
public enum RunState {
    /** None. */
    NO_STATE,
    /** CPUs run. */
    RUNNING,
    /** Waits for a resource. */
    BLOCKED,
    /** CPUs are halted. */
    PAUSED,
    /** The guest is ending. */
    SHUTDOWN,
    /** Not running. */
    SHUTOFF,
    /** The guest panicked. */
    CRASHED,
    /** The guest put itself to sleep. */
    PM_SUSPENDED
}
