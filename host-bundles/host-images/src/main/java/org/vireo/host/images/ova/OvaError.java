package org.vireo.host.images.ova;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/** What can go wrong with packages. */
enum OvaError implements ErrorCode {
    /** It is not what this product reads: the message names the file and what is wrong. */
    PACKAGE_REFUSED(ErrorKind.INVALID),
    /** Its path is not one that may be used. */
    PATH_REFUSED(ErrorKind.INVALID),
    /** There is another file under its name. */
    PACKAGE_EXISTS(ErrorKind.CONFLICT),
    /** Reading or writing failed. */
    PACKAGE_FAILED(ErrorKind.EXTERNAL);

    private final ErrorKind kind;

    OvaError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    static VireoException refused(Object file, String what) {
        return new VireoException(PACKAGE_REFUSED, "cannot read " + file + ": " + what);
    }
}
