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

    /**
     * A connection of one's own that can only read, without auto-commit: as the reader when the engine has its password, or else as the owner. Blocks for
     * seconds, at the first time longer.
     *
     * @throws SQLException when it does not answer, or is not to be used, with a sentence that says why
     */
    default Connection read() throws SQLException {
        var connection = connect();
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }
}
