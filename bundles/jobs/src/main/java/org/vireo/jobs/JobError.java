package org.vireo.jobs;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Ways in which running a job fails. */
enum JobError implements ErrorCode {
    /** What a step waited for did not come before its deadline. */
    NOT_OBSERVED_IN_TIME(ErrorKind.EXTERNAL),
    /** Somebody wanted the job to end before its time. */
    CANCELLED(ErrorKind.CONFLICT),
    /** The kept command or plan cannot be read by the handler that is installed now. */
    UNREADABLE_JOB(ErrorKind.INTERNAL),
    /** A value of the configuration is out of range. */
    BAD_CONFIGURATION(ErrorKind.INVALID);

    private final ErrorKind kind;

    JobError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
