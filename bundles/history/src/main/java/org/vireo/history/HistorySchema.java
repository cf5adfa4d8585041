package org.vireo.history;

import org.vireo.database.SchemaSource;

/** Where the scripts of the warehouse are. Immutable. */
final class HistorySchema implements SchemaSource {
    @Override
    public String name() {
        return "history";
    }

    @Override
    public String location() {
        return "db/history";
    }
}
