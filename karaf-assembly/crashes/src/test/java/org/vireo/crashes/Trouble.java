package org.vireo.crashes;

/** What goes wrong on the way to the host and on it; each method may throw. Called from any thread. */
interface Trouble {
    Trouble NONE = new Trouble() {};

    /** The engine has reached a place of a job. */
    default void reached(String place) {}

    /** The engine is about to ask the host for the so-manieth time. */
    default void asking(int call) {}

    /** The host has done what it was asked for the so-manieth time, and the engine does not know yet. */
    default void done(int call) {}

    /** The host is about to change files of a domain for the so-manieth time. */
    default void changing(int change) {}

    /** The host's agent died; what it was asked is asked again if this returns. */
    default void agentDied() {}
}
