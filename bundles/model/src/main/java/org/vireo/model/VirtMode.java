package org.vireo.model;

/** How a host runs guests. */
public enum VirtMode implements WireText {
    /** With hardware support. */
    KVM,
    /** By software emulation, an order of magnitude slower. */
    EMULATED
}
