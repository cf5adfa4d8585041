package org.vireo.catalog;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with definitions. */
enum CatalogError implements ErrorCode {
    /** The bundle that knows a kind of definition is not there. */
    KIND_UNKNOWN(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    CatalogError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
