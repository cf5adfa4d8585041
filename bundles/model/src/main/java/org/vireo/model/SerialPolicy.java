package org.vireo.model;

/** Which serial number a guest sees. */
public enum SerialPolicy implements WireText {
    /** That of the host. */
    HOST,
    /** The virtual machine's own id. */
    VM,
    /** A given text. */
    CUSTOM,
    /** None. */
    NONE
}
