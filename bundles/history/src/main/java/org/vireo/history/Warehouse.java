package org.vireo.history;

import java.sql.Connection;
import java.sql.SQLException;

/** The database in which the history is kept. Thread-safe. */
interface Warehouse {
    /**
     * A connection of one's own to a warehouse whose schema is current. Blocks for seconds, at the first time longer.
     *
     * @throws SQLException when it does not answer, or is not to be used, with a sentence that says why
     */
    Connection connect() throws SQLException;
}
