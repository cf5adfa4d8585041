package org.vireo.model;

/** How a network interface is presented to the guest. */
public enum NicModel implements WireText {
    /** Virtio network. */
    VIRTIO,
    /** Intel e1000. */
    E1000,
    /** Intel e1000e. */
    E1000E,
    /** Realtek 8139. */
    RTL8139
}
