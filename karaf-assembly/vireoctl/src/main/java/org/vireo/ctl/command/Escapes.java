package org.vireo.ctl.command;

import java.io.ByteArrayOutputStream;

/** Finds {@code ~.} at the beginning of a line in what is typed, as SSH does; {@code ~~} there is one tilde. Confined to one thread. */
final class Escapes {
    private static final byte TILDE = '~';

    private boolean atBegin = true;
    private boolean tilde;
    private boolean left;

    /** What of it goes to the guest. Nothing does after the escape. */
    byte[] take(byte[] typed, int count) {
        var sent = new ByteArrayOutputStream(count + 1);
        for (int i = 0; i < count && !left; i++) {
            take(typed[i], sent);
        }
        return sent.toByteArray();
    }

    private void take(byte key, ByteArrayOutputStream sent) {
        if (!tilde && atBegin && key == TILDE) {
            tilde = true;
            return;
        }
        left = tilde && key == '.';
        if (left) {
            return;
        }
        if (tilde && key != TILDE) {
            sent.write(TILDE);
        }
        tilde = false;
        sent.write(key);
        atBegin = key == '\r' || key == '\n';
    }

    /** Whether the escape was typed. */
    boolean left() {
        return left;
    }
}
