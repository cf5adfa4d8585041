package org.vireo.pki;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with keys and certificates. */
public enum PkiError implements ErrorCode {
    /** A certificate request is unreadable, not signed by its own key, or its key is too weak. */
    BAD_CERTIFICATE_REQUEST(ErrorKind.INVALID),
    /** The directory of the authority cannot be read or written, or its content does not fit together. */
    PKI_UNUSABLE(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    PkiError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
