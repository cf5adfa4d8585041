package org.vireo.model;

/** What a virtual machine is tuned for. */
public enum VmType implements WireText {
    /** Servers. */
    SERVER,
    /** Desktops. */
    DESKTOP,
    /** Pinned high performance. */
    HIGH_PERFORMANCE
}
