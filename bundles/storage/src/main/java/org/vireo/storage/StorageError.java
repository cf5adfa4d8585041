package org.vireo.storage;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with storage. */
enum StorageError implements ErrorCode {
    /** No host that reaches the domain is up with the driver for it. */
    NO_HOST(ErrorKind.EXTERNAL),
    /** The host lacks the driver for the type of storage. */
    NO_DRIVER(ErrorKind.EXTERNAL),
    /** The disk has no image, or its domain is gone. */
    NO_IMAGE(ErrorKind.CONFLICT),
    /** The domain is not in use now. */
    DOMAIN_NOT_ACTIVE(ErrorKind.CONFLICT),
    /** The backend found the place unusable. */
    UNUSABLE(ErrorKind.INVALID);

    private final ErrorKind kind;

    StorageError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
