package org.vireo.host.plugins;

/** Why a half does not get through its gate, as part of a sentence. */
final class HalfTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    HalfTrouble(String reason) {
        super(reason);
    }

    HalfTrouble(String reason, Throwable cause) {
        super(reason, cause);
    }
}
