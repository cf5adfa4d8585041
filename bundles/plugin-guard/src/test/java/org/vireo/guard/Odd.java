package org.vireo.guard;

import java.time.Instant;

/** A contract for tests. */
public interface Odd {
    /** Gives what it gets. */
    String echo(String text);

    /** Until a deadline. */
    default String until(Instant deadline) {
        return "";
    }
}
