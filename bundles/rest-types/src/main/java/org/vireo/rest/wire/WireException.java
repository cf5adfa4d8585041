package org.vireo.rest.wire;

import static java.util.Objects.requireNonNull;

/** A body that a client sent cannot be understood; always the client's mistake, never ours. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the body. */
    public enum Problem {
        /** Nothing was sent. */
        EMPTY,
        /** Not well formed, a forbidden construct, a document of another type, or a value where a structure belongs. */
        MALFORMED,
        /** A single value is not of its type: an unknown member of an enumeration, no number, no boolean, no date. */
        INVALID_VALUE
    }

    private final Problem problem;
    private final String path;
    private final String detail;

    WireException(Problem problem, String path, String detail, Throwable cause) {
        super(path.isEmpty() ? detail : path + ": " + detail, cause);
        this.problem = requireNonNull(problem, "problem");
        this.path = path;
        this.detail = detail;
    }

    /** Decides the reason of the fault; all of them are answered with status 400. */
    public Problem problem() {
        return problem;
    }

    /** Where in the body, as element names such as {@code vm/cpu/topology/cores}; empty when it concerns the whole. */
    public String path() {
        return path;
    }

    /** The sentence for the fault's detail, without the path: {@code huge is not a member of VmType}. */
    public String detail() {
        return detail;
    }
}
