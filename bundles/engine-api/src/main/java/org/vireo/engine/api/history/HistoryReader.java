package org.vireo.engine.api.history;

import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ProviderType;

/** Lets others ask the history. A service while the history is installed. Thread-safe. */
@ProviderType
public interface HistoryReader {
    /**
     * A connection of the caller's own, to be closed by it, that may read the published views and change nothing. Without auto-commit, so all that is
     * asked belongs to one transaction. Blocks for some seconds at most.
     *
     * @throws SQLException when the warehouse does not answer or is not to be used, with a sentence that says why
     */
    Connection read() throws SQLException;
}
