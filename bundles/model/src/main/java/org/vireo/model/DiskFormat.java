package org.vireo.model;

/** Layout of a disk's image. */
public enum DiskFormat implements WireText {
    /** Qcow2: grows, can have a backing image. */
    COW,
    /** Plain bytes. */
    RAW
}
