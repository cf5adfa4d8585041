package org.vireo.model;

/** State of a disk's image. */
public enum DiskStatus implements WireText {
    /** Usable. */
    OK,
    /** Being worked on. */
    LOCKED,
    /** Unusable until repaired or removed. */
    ILLEGAL
}
