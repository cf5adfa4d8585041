package org.vireo.host.agent;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong in the agent itself. */
public enum AgentError implements ErrorCode {
    /** The engine did not let this host join. */
    ENROLMENT_REFUSED(ErrorKind.REFUSED),
    /** The engine cannot be reached, or is not the one of the token. */
    ENGINE_UNREACHABLE(ErrorKind.EXTERNAL),
    /** A token is not readable. */
    BAD_TOKEN(ErrorKind.INVALID),
    /** The request is meant for another host. */
    WRONG_HOST(ErrorKind.REFUSED),
    /** Keys or certificates of this host cannot be used. */
    IDENTITY_UNUSABLE(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    AgentError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
