package org.vireo.host.images.nbd;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong when clients move images. */
public enum ImageError implements ErrorCode {
    /** The image could not be opened or served. */
    NOT_SERVED(ErrorKind.EXTERNAL),
    /** The port for clients could not be opened. */
    DOOR_CLOSED(ErrorKind.EXTERNAL),
    /** What an engine sent is of no use. */
    BAD_TICKET(ErrorKind.INVALID);

    private final ErrorKind kind;

    ImageError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
