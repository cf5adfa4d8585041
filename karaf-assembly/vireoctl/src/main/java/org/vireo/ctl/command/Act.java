package org.vireo.ctl.command;

/** What a command does. */
interface Act {
    /** Throws a {@link org.vireo.ctl.exit.Failure} when it cannot be done. */
    void run(Given given);
}
