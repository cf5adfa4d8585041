package org.vireo.network;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with networks. */
enum NetworkError implements ErrorCode {
    /** Every address of the pool is in use. */
    MAC_POOL_EXHAUSTED(ErrorKind.EXHAUSTED),
    /** The interface is connected to nothing. */
    NOT_CONNECTED(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    NetworkError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
