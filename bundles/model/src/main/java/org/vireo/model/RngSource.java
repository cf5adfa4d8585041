package org.vireo.model;

/** Where a guest's random numbers come from. */
public enum RngSource implements WireText {
    /** The host's blocking source. */
    RANDOM,
    /** The host's source that never blocks. */
    URANDOM,
    /** A hardware generator. */
    HWRNG
}
