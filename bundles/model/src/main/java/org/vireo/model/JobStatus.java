package org.vireo.model;

/** State of a job or step. */
public enum JobStatus implements WireText {
    /** Under way. */
    STARTED,
    /** Succeeded. */
    FINISHED,
    /** Failed; what it did was undone. */
    FAILED,
    /** Ended by a user or a restart. */
    ABORTED,
    /** Its outcome could not be found out. */
    UNKNOWN
}
