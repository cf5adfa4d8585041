package org.vireo.model;

/** What can be done with a checkpoint. */
public enum CheckpointState implements WireText {
    /** Its backup is being begun. */
    PENDING,
    /** What was written since is known: a backup can be incremental from it. */
    CREATED,
    /** What was written since was lost: no backup can begin there. */
    INVALID,
    /** Nobody wants it; it is dropped at the next occasion and shown to nobody. */
    DOOMED
}
