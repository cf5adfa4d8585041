package org.vireo.spi.storage;

/** What a backend can do beyond the minimum. */
public enum StorageFeature {
    /** Several hosts reach the same bytes. */
    SHARED,
    /** Volumes take space as they are written. */
    THIN,
    /** A volume can read through to another. */
    BACKING,
    /** A volume can grow while a virtual machine uses it. */
    ONLINE_RESIZE
}
