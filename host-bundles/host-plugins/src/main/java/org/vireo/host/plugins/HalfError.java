package org.vireo.host.plugins;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can be wrong with a host half. */
enum HalfError implements ErrorCode {
    /** It does not fit this host; nothing was changed. */
    HALF_REFUSED(ErrorKind.INVALID),
    /** Its files are not here, or not those that were meant; nothing was changed. */
    HALF_NOT_STAGED(ErrorKind.CONFLICT),
    /** It did not pass its gate; the version before is in use again. */
    HALF_FAILED(ErrorKind.EXTERNAL),
    /** The host has no room for its files. */
    NO_ROOM(ErrorKind.EXHAUSTED),
    /** The host could not read or write its files. */
    FILES_FAILED(ErrorKind.EXTERNAL);

    private final ErrorKind kind;

    HalfError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
