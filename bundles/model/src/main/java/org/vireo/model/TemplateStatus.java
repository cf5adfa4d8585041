package org.vireo.model;

/** State of a template. */
public enum TemplateStatus implements WireText {
    /** Usable. */
    OK,
    /** Being made. */
    LOCKED,
    /** A disk is unusable. */
    ILLEGAL
}
