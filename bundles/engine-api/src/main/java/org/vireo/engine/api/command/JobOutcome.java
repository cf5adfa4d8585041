package org.vireo.engine.api.command;

import org.vireo.model.ErrorKind;

/** How a job ended. */
public sealed interface JobOutcome {
    /** All steps were done. */
    record Finished() implements JobOutcome {}

    /**
     * A step failed, and what was done was undone.
     *
     * @param kind of the failure
     * @param why for people
     */
    record Failed(ErrorKind kind, String why) implements JobOutcome {}
}
