package org.vireo.spi.directory;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Ways in which directories fail. */
public enum DirectoryError implements ErrorCode {
    /** No server of the directory answers, in time or at all. */
    DIRECTORY_UNAVAILABLE(ErrorKind.EXTERNAL),
    /** A server answered, and refused or broke what was asked of it. */
    DIRECTORY_FAILED(ErrorKind.EXTERNAL);

    private final ErrorKind kind;

    DirectoryError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
