package org.vireo.model;

/** A kind of watchdog device. */
public enum WatchdogModel implements WireText {
    /** For x86. */
    I6300ESB,
    /** For s390x. */
    DIAG288
}
