package org.vireo.spi.storage;

/** What a backend can do beyond the minimum. */
public enum StorageFeature {
    /** Several hosts reach the same bytes. */
    SHARED,
    /** Volumes take space as they are written. */
    THIN,
    /** A volume can read through to another. */
    BACKING,
    /** A volume can be made to read through to another one than before, so that those between can go. */
    REBASE,
    /** What lies in a domain can be listed. */
    LISTING,
    /** Small texts about what lies in a domain can be kept there, beside its volumes. */
    RECORDS,
    /** Volumes can be carried to and from domains of any other type that has this too. */
    CARRY,
    /** What a volume holds can be overwritten before it is removed. */
    WIPE,
    /** Hosts reach volumes as files, if need be only those that can mount it: the memory of virtual machines can be written to one. */
    FILES,
    /** A volume can grow while a virtual machine uses it. */
    ONLINE_RESIZE
}
