package org.vireo.inventory;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Ways in which the inventory refuses, beyond those that every bundle knows. */
public enum InventoryError implements ErrorCode {
    /** Another object still refers to what was to be removed, or what was referred to is gone. */
    REFERENCE_BROKEN(ErrorKind.CONFLICT),
    /** Another transaction stood in the way; trying again may help. */
    BUSY(ErrorKind.CONFLICT),
    /** The database cannot be reached. */
    DATABASE_UNREACHABLE(ErrorKind.EXTERNAL);

    private final ErrorKind kind;

    InventoryError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
