package org.vireo.model;

/** How far the backup of a virtual machine is. */
public enum BackupPhase implements WireText {
    /** Its job was taken on. */
    INITIALIZING,
    /** The host is asked to begin it. */
    STARTING,
    /** Clients can read the state of the disks at that moment. */
    READY,
    /** It is being ended. */
    FINALIZING,
    /** It was ended by whoever wanted it. */
    SUCCEEDED,
    /** It ended before that. */
    FAILED;

    /** Whether nothing more happens. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED;
    }
}
