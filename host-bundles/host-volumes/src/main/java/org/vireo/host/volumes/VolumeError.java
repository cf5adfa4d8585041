package org.vireo.host.volumes;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Ways to fail of storage in directories. */
public enum VolumeError implements ErrorCode {
    /** The server of the storage does not answer. */
    UNREACHABLE(ErrorKind.EXTERNAL),
    /** The file system is full. */
    NO_SPACE(ErrorKind.EXHAUSTED),
    /** The file system or a program refused. */
    STORAGE_FAILED(ErrorKind.EXTERNAL),
    /** An image to import has something in it that is not allowed. */
    IMAGE_REFUSED(ErrorKind.INVALID),
    /** Another volume reads through to it, or a virtual machine uses it. */
    VOLUME_IN_USE(ErrorKind.CONFLICT),
    /** It did not end in time. */
    TOO_SLOW(ErrorKind.EXTERNAL);

    private final ErrorKind kind;

    VolumeError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
