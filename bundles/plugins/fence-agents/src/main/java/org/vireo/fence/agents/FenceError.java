package org.vireo.fence.agents;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with fence agents. */
enum FenceError implements ErrorCode {
    /** The program said that it failed, or said nothing in time. */
    AGENT_FAILED(ErrorKind.EXTERNAL),
    /** An address, name or option that the program must not be given. */
    BAD_OPTION(ErrorKind.INVALID);

    private final ErrorKind kind;

    FenceError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
