package org.vireo.host.agent.identity;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with who this host is. */
public enum IdentityError implements ErrorCode {
    /** The engine did not let this host join. */
    ENROLMENT_REFUSED(ErrorKind.REFUSED),
    /** The engine cannot be reached, or is not the one of the token. */
    ENGINE_UNREACHABLE(ErrorKind.EXTERNAL),
    /** A token is not readable. */
    BAD_TOKEN(ErrorKind.INVALID),
    /** Keys or certificates of this host cannot be used. */
    IDENTITY_UNUSABLE(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    IdentityError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
