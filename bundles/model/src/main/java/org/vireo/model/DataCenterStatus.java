package org.vireo.model;

/** State of a data center. */
public enum DataCenterStatus implements WireText {
    /** Has no active data domain yet. */
    UNINITIALIZED,
    /** Usable. */
    UP,
    /** Its master domain is in maintenance. */
    MAINTENANCE,
    /** No host reaches its storage. */
    NOT_OPERATIONAL,
    /** Some hosts do not reach its storage. */
    PROBLEMATIC,
    /** Its pool manager is being chosen. */
    CONTEND
}
