package org.vireo.protocol.vm;

/** Why a virtual machine is no longer running. */
public enum ExitReason {
    /** The guest powered itself off. */
    GUEST_SHUTDOWN,
    /** The power was cut on request. */
    STOPPED,
    /** Its memory was saved on request. */
    SAVED,
    /** It moved to another host. */
    MIGRATED,
    /** The hypervisor process ended by itself or was killed. */
    CRASHED,
    /** It could not be started. */
    START_FAILED,
    /** It was gone when the host looked again. */
    UNKNOWN
}
