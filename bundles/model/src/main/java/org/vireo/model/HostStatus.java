package org.vireo.model;

/** Where a host is in its life cycle. */
public enum HostStatus implements WireText {
    /** Known to be powered off. */
    DOWN,
    /** Failed in a way that needs an administrator. */
    ERROR,
    /** Connected, being examined. */
    INITIALIZING,
    /** Waits for its agent to enrol. */
    INSTALLING,
    /** Its agent could not be set up. */
    INSTALL_FAILED,
    /** Takes no virtual machines. */
    MAINTENANCE,
    /** Connected but lacks something its cluster needs. */
    NON_OPERATIONAL,
    /** Not heard from within the heartbeat limit. */
    NON_RESPONSIVE,
    /** Registered itself, an administrator must approve. */
    PENDING_APPROVAL,
    /** Is being emptied. */
    PREPARING_FOR_MAINTENANCE,
    /** Was lost and is being tried. */
    CONNECTING,
    /** Restarts. */
    REBOOT,
    /** Activated, not yet heard from. */
    UNASSIGNED,
    /** Ready. */
    UP
}
