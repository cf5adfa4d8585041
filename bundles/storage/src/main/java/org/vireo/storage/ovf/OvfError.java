package org.vireo.storage.ovf;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can be wrong with a descriptor. */
public enum OvfError implements ErrorCode {
    /** It is not what this engine reads: the message names the file, the line where it knows one, and what. */
    DESCRIPTOR_REFUSED(ErrorKind.INVALID);

    private final ErrorKind kind;

    OvfError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
