package org.vireo.model;

/** What happens when a guest does not feed its watchdog. */
public enum WatchdogAction implements WireText {
    /** Nothing. */
    NONE,
    /** It is reset. */
    RESET,
    /** Its power is cut. */
    POWEROFF,
    /** Its CPUs are halted. */
    PAUSE,
    /** It is paused after its memory was written to a file. */
    DUMP
}
