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
    /** The hypervisor did not take the new images. */
    NOT_SWITCHED(ErrorKind.EXTERNAL),
    /** The hypervisor did not take an image out of what it reads through. */
    NOT_MERGED(ErrorKind.EXTERNAL),
    /** The hypervisor did not go over to the image in another domain. */
    NOT_MOVED(ErrorKind.EXTERNAL),
    /** The domain lacks the space for what is to be put there. */
    NO_ROOM(ErrorKind.CONFLICT),
    /** A backup was not begun. */
    NOT_BACKED_UP(ErrorKind.CONFLICT),
    /** A LUN is something else than the disk that it is to be. */
    LUN_TAKEN(ErrorKind.CONFLICT),
    /** Something still reads through to the image. */
    IMAGE_IN_USE(ErrorKind.CONFLICT),
    /** What a client sent is no image that may be used. */
    BAD_IMAGE(ErrorKind.INVALID),
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
