package org.vireo.history;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with the history. */
enum HistoryError implements ErrorCode {
    /** The warehouse does not answer, or not now. */
    WAREHOUSE_UNREACHABLE(ErrorKind.EXTERNAL),
    /** The warehouse does not take facts as they are. */
    FACTS_REFUSED(ErrorKind.INTERNAL),
    /** The engine's own database could not be read. */
    ENGINE_UNREADABLE(ErrorKind.EXTERNAL);

    private final ErrorKind kind;

    HistoryError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
