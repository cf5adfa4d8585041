package org.vireo.engine.api.command;

import java.util.ArrayList;
import java.util.List;
import org.vireo.model.ErrorKind;

/** The verdict on a command. */
public sealed interface Check {
    /** Nothing stands in the way. */
    Check FINE = new Fine();

    /** Something stands in the way. */
    static Check refused(ErrorKind kind, String... reasons) {
        return new Refused(kind, List.of(reasons));
    }

    /** The state of something forbids it now. */
    static Check conflict(String... reasons) {
        return refused(ErrorKind.CONFLICT, reasons);
    }

    /** The request itself is wrong. */
    static Check invalid(String... reasons) {
        return refused(ErrorKind.INVALID, reasons);
    }

    /** This verdict, or the other if this one is fine. */
    default Check and(Check other) {
        return this instanceof Fine ? other : this;
    }

    /** Nothing stands in the way. */
    record Fine() implements Check {}

    /**
     * Something stands in the way.
     *
     * @param kind INVALID, NOT_FOUND, CONFLICT, EXHAUSTED or EXTERNAL
     * @param reasons full sentences such as {@code Cannot run VM. VM is running.}
     */
    record Refused(ErrorKind kind, List<String> reasons) implements Check {
        /** Refuses an empty list. */
        public Refused {
            reasons = List.copyOf(new ArrayList<>(reasons));
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }
}
