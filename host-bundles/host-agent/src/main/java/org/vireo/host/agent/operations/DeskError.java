package org.vireo.host.agent.operations;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Why a request is not even looked at. */
enum DeskError implements ErrorCode {
    /** The request is meant for another host. */
    WRONG_HOST;

    @Override
    public ErrorKind kind() {
        return ErrorKind.REFUSED;
    }
}
