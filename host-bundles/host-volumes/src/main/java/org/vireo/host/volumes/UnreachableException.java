package org.vireo.host.volumes;

import java.io.IOException;

/** What holds the files does not answer. */
public final class UnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what does not answer, and how that shows */
    public UnreachableException(String message) {
        super(message);
    }
}
