package org.vireo.guard;

import java.time.Instant;

/** A contract for tests. */
public interface Odd {
    /** Gives what it gets. */
    String echo(String text);

    /** What it is. */
    default String type() {
        return "odd";
    }

    /** Until a deadline. */
    default String until(Instant deadline) {
        return "";
    }
}
