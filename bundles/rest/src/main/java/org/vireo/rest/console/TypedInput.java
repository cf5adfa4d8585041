package org.vireo.rest.console;

import java.util.Arrays;

/** What was typed and not taken yet. Holds those who type faster than it is taken. Guarded by its monitor. */
final class TypedInput {
    private static final int MOST = 1 << 18;
    private static final int PIECE = 1 << 15;

    private byte[] waiting = new byte[0];
    private boolean stuck;
    private boolean ended;

    /** Adds bytes; blocks while there is too much. */
    synchronized void add(byte[] bytes, int offset, int length) {
        while (waiting.length > MOST && !ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        int before = waiting.length;
        waiting = Arrays.copyOf(waiting, before + length);
        System.arraycopy(bytes, offset, waiting, before, length);
        notifyAll();
    }

    /** Returns soon when there is something new, or after some milliseconds; false when it is over. */
    synchronized boolean await(int millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000L;
        long left = millis;
        while (left > 0 && !ended && (stuck || waiting.length == 0)) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000L;
        }
        return !ended;
    }

    /** The first bytes. */
    synchronized byte[] peek() {
        return Arrays.copyOf(waiting, Math.min(PIECE, waiting.length));
    }

    /** So many of the first bytes are gone. A guest that does not read takes none: then nobody needs to hurry. */
    synchronized void took(int count) {
        stuck = count == 0 && waiting.length > 0;
        waiting = Arrays.copyOfRange(waiting, count, waiting.length);
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
