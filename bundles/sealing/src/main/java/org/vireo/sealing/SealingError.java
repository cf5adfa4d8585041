package org.vireo.sealing;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with sealed secrets. */
public enum SealingError implements ErrorCode {
    /** A kept secret cannot be opened: its key is missing, or it was tampered with. */
    SECRET_UNREADABLE(ErrorKind.INTERNAL),
    /** The file of the keys cannot be read or written. */
    KEYS_UNUSABLE(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    SealingError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
