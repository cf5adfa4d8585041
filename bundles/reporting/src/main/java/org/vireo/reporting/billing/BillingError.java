package org.vireo.reporting.billing;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with bills. */
public enum BillingError implements ErrorCode {
    /** There is no price list of this name. */
    PRICE_LIST_UNKNOWN(ErrorKind.NOT_FOUND),
    /** Prices do not fit what is to be charged. */
    PRICES_DIFFER(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    BillingError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
