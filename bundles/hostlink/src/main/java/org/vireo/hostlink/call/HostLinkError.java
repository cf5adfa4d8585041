package org.vireo.hostlink.call;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong between engine and host, beyond a host that is not there. */
enum HostLinkError implements ErrorCode {
    /** As many calls to the host are under way as are allowed, until the deadline. */
    HOST_BUSY(ErrorKind.EXHAUSTED),
    /** The answer is not by the host that was asked, or not to what it was asked. */
    CROSSED_REPLY(ErrorKind.EXTERNAL),
    /** The message is not text, or too long. */
    UNFIT_MESSAGE(ErrorKind.EXTERNAL);

    private final ErrorKind kind;

    HostLinkError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
