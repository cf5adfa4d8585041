package org.vireo.model;

/** What a storage domain holds. */
public enum StorageDomainRole implements WireText {
    /** Disks of virtual machines and templates. */
    DATA,
    /** CD images. */
    ISO,
    /** Exported virtual machines. */
    EXPORT
}
