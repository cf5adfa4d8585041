package ${package};

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/** Why facts are not taken. */
enum SinkError implements ErrorCode {
    /** The file cannot be written now; the engine offers the facts again. */
    FILE_UNWRITABLE;

    @Override
    public ErrorKind kind() {
        return ErrorKind.EXTERNAL;
    }

    VireoException because(String sentence, Exception cause) {
        return new VireoException(this, sentence + ": " + cause.getMessage(), cause);
    }
}
