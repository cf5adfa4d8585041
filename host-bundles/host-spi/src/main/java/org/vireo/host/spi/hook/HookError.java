package org.vireo.host.spi.hook;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What a script can do to an operation. */
public enum HookError implements ErrorCode {
    /** A script before the operation refused it, or could not be run to its end. */
    HOOK_REFUSED;

    @Override
    public ErrorKind kind() {
        return ErrorKind.EXTERNAL;
    }
}
