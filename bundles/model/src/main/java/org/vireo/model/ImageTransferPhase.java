package org.vireo.model;

/** How far an image transfer is. */
public enum ImageTransferPhase implements WireText {
    /** Its ticket is being opened. */
    INITIALIZING,
    /** Clients move bytes. */
    TRANSFERRING,
    /** Its ticket is being opened again. */
    RESUMING,
    /** The engine stopped it for a while. */
    PAUSED_SYSTEM,
    /** Someone stopped it for a while. */
    PAUSED_USER,
    /** Someone called it off. */
    CANCELLED_USER,
    /** The engine called it off. */
    CANCELLED_SYSTEM,
    /** All bytes were moved; the image is being looked at. */
    FINALIZING_SUCCESS,
    /** It went well. */
    FINISHED_SUCCESS,
    /** The image was of no use. */
    FINISHED_FAILURE,
    /** It was called off and nothing is left of it. */
    FINISHED_CLEANUP;

    /** Whether nothing more happens. */
    public boolean ended() {
        return this == FINISHED_SUCCESS || this == FINISHED_FAILURE || this == FINISHED_CLEANUP;
    }

    /** Whether it waits to go on. */
    public boolean paused() {
        return this == PAUSED_SYSTEM || this == PAUSED_USER;
    }
}
