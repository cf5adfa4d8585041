package org.vireo.rest.search;

/** A search that is none; the message says why. */
final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String why) {
        super(why);
    }

    NotUnderstood(String why, Throwable cause) {
        super(why, cause);
    }
}
