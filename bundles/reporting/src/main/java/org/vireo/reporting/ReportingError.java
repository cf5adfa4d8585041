package org.vireo.reporting;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** What can go wrong with reports. */
enum ReportingError implements ErrorCode {
    /** No such report, or not now. */
    REPORT_UNKNOWN(ErrorKind.NOT_FOUND),
    /** No such form, or not now. */
    FORM_UNKNOWN(ErrorKind.NOT_FOUND),
    /** What was asked for cannot be. */
    PARAMETER_INVALID(ErrorKind.INVALID),
    /** The history does not answer, or is not installed. */
    HISTORY_UNREACHABLE(ErrorKind.EXTERNAL),
    /** The history refused a query, or took too long. */
    QUERY_FAILED(ErrorKind.EXTERNAL),
    /** More rows than a report can hold. */
    TOO_MUCH(ErrorKind.REFUSED),
    /** It was made, but could not be written. */
    NOT_WRITTEN(ErrorKind.EXTERNAL),
    /** A schedule was run by another, or changed. */
    NOT_DUE(ErrorKind.CONFLICT),
    /** Somebody ended it. */
    CANCELLED(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    ReportingError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
