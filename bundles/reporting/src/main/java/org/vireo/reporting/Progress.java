package org.vireo.reporting;

import java.sql.Statement;

/** Hears how far a run is, and is asked whether it is to go on. */
interface Progress {
    /** Hears nothing, never ends. */
    Progress NONE = percent -> {};

    /**
     * A part is done.
     *
     * @param percent 0 to 100
     * @throws org.vireo.model.VireoException to end the run
     */
    void reached(int percent);

    /** A query is about to be under way; whoever wants the run to end may cancel it from another thread. */
    default void asks(Statement query) {}
}
