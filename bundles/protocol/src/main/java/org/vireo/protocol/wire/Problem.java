package org.vireo.protocol.wire;

import java.util.Objects;
import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/**
 * A failure on the wire. Immutable.
 *
 * @param code stable name
 * @param kind its place in the closed classification
 * @param message for a person to read
 */
public record Problem(String code, ErrorKind kind, String message) {
    /** Refuses missing values. */
    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /** What travels of an exception: never its stack, never its cause. */
    public static Problem of(VireoException e) {
        return new Problem(e.code().name(), e.code().kind(), e.getMessage());
    }

    /** The exception again, on the other side. */
    public VireoException toException() {
        return new VireoException(new Code(code, kind), message);
    }

    private record Code(String name, ErrorKind kind) implements ErrorCode {}
}
