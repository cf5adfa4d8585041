package org.vireo.model;

/** A kind of device the firmware may boot from. */
public enum BootDevice implements WireText {
    /** Disks. */
    HD,
    /** CD. */
    CDROM,
    /** Network. */
    NETWORK
}
