package org.vireo.model;

/** How serious an event is. */
public enum Severity implements WireText {
    /** For the record. */
    NORMAL,
    /** May become a problem. */
    WARNING,
    /** Something failed. */
    ERROR,
    /** Someone must act. */
    ALERT
}
