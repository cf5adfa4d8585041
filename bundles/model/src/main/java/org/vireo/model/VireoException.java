package org.vireo.model;

import java.util.Objects;

/**
 * Something that was attempted and failed. The message says what was attempted, on what, and what stood in the way, for a person to
 * read; it holds ids but never secrets.
 */
public class VireoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /** A failure with no deeper cause. */
    public VireoException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** A failure caused by another one. */
    public VireoException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** Which way to fail this was. */
    public ErrorCode code() {
        return code;
    }
}
