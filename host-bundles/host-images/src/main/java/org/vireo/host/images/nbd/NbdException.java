package org.vireo.host.images.nbd;

import java.io.IOException;

/** A server did not do what it was asked. */
public final class NbdException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int ENOSPC = 28;
    private static final int EDQUOT = 122;

    private final int number;

    NbdException(String what, String words, int number) {
        super("cannot " + what + ": " + words);
        this.number = number;
    }

    /** Whether the storage is full. */
    public boolean full() {
        return number == ENOSPC || number == EDQUOT;
    }
}
