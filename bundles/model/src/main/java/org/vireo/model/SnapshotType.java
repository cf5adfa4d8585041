package org.vireo.model;

/** What a snapshot is for. */
public enum SnapshotType implements WireText {
    /** The current state of the virtual machine; always exactly one. */
    ACTIVE,
    /** Taken by a user. */
    REGULAR,
    /** The state kept aside while another is looked at. */
    PREVIEW,
    /** Kept to return to when a stateless virtual machine ends. */
    STATELESS
}
