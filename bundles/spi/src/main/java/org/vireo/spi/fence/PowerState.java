package org.vireo.spi.fence;

/** Whether a machine has power. */
public enum PowerState {
    /** It has. */
    ON,
    /** It certainly has none. */
    OFF
}
