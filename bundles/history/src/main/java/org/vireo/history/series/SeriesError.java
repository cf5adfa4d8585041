package org.vireo.history.series;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/** Why a question about usage has no answer. */
enum SeriesError implements ErrorCode {
    /** It makes no sense. */
    QUESTION_WRONG(ErrorKind.INVALID),
    /** It is about nothing that the history knows. */
    UNKNOWN_TO_HISTORY(ErrorKind.NOT_FOUND),
    /** It takes too long, or too many ask. */
    TOO_MUCH_ASKED(ErrorKind.EXHAUSTED),
    /** The history cannot be read. */
    HISTORY_UNREADABLE(ErrorKind.EXTERNAL);

    private final ErrorKind kind;

    SeriesError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    VireoException because(String sentence) {
        return new VireoException(this, sentence);
    }
}
