package org.vireo.model;

/** State of a snapshot. */
public enum SnapshotStatus implements WireText {
    /** Usable. */
    OK,
    /** Being worked on. */
    LOCKED,
    /** The virtual machine looks at it. */
    IN_PREVIEW
}
