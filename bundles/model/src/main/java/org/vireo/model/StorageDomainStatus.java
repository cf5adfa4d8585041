package org.vireo.model;

/** State of a storage domain within a data center. */
public enum StorageDomainStatus implements WireText {
    /** Belongs to no data center. */
    UNATTACHED,
    /** Attach or detach is under way. */
    LOCKED,
    /** Being activated. */
    ACTIVATING,
    /** Usable. */
    ACTIVE,
    /** Could not be reached. */
    INACTIVE,
    /** No host reports on it. */
    UNKNOWN,
    /** Being taken out of use. */
    PREPARING_FOR_MAINTENANCE,
    /** Out of use. */
    MAINTENANCE,
    /** Being detached. */
    DETACHING
}
