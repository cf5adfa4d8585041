package org.vireo.compute;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Ways in which work on virtual machines fails. */
enum ComputeError implements ErrorCode {
    /** No host can take the virtual machine now. */
    NO_HOST(ErrorKind.EXHAUSTED),
    /** Every host that was tried failed. */
    LAUNCH_FAILED(ErrorKind.EXTERNAL),
    /** A host took the request and was lost: whether the virtual machine runs there is not known. */
    OUTCOME_UNKNOWN(ErrorKind.EXTERNAL),
    /** It could not be moved to another host and goes on where it was. */
    MIGRATION_FAILED(ErrorKind.EXTERNAL),
    /** It ended while it was to be moved to another host. */
    ENDED_MEANWHILE(ErrorKind.CONFLICT),
    /** A value of the configuration is out of range. */
    BAD_CONFIGURATION(ErrorKind.INVALID);

    private final ErrorKind kind;

    ComputeError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
