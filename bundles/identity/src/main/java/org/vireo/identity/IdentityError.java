package org.vireo.identity;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Ways in which identities fail. */
enum IdentityError implements ErrorCode {
    /** More passwords than the engine checks at the same time. */
    TOO_MANY_LOGINS(ErrorKind.EXHAUSTED),
    /** A directory is not there, too slow or too busy. */
    DIRECTORY_UNAVAILABLE(ErrorKind.EXTERNAL),
    /** The plugin of a directory failed in a way that it should not. */
    DIRECTORY_BROKEN(ErrorKind.EXTERNAL),
    /** The first password cannot be handed over. */
    SECRET_NOT_WRITTEN(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    IdentityError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
