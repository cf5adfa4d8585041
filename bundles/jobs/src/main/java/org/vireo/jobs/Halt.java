package org.vireo.jobs;

/** Ends a run and leaves its job as it is, for later or for another node. */
final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Halt(String why) {
        super(why, null, false, false);
    }
}
