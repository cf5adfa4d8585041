package org.vireo.model;

/** Protocol of a graphical console. */
public enum GraphicsType implements WireText {
    /** Remote framebuffer. */
    VNC,
    /** SPICE. */
    SPICE
}
