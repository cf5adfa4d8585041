package org.vireo.rest.wire;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where a reader stands in a body: for messages, and against bodies that nest without end. Confined to one read. */
final class Position {
    /** Far more than any real body has; few enough for the stack of a request thread. */
    static final int DEEPEST = 64;

    private final Deque<String> names = new ArrayDeque<>();

    void enter(String name) {
        names.addLast(name);
        if (names.size() > DEEPEST) {
            throw malformed("nested deeper than " + DEEPEST + " levels");
        }
    }

    void leave() {
        names.removeLast();
    }

    /** Reads a single value and says where it stands if it is bad. */
    Object parse(Scalar scalar, String text) {
        try {
            return scalar.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WireException(WireException.Problem.INVALID_VALUE, path(), e.getMessage(), e);
        }
    }

    WireException malformed(String detail) {
        return new WireException(WireException.Problem.MALFORMED, path(), detail, null);
    }

    WireException malformed(String detail, Throwable cause) {
        return new WireException(WireException.Problem.MALFORMED, path(), detail, cause);
    }

    private String path() {
        return String.join("/", names);
    }
}
