package org.vireo.model;

/** The few errors that any bundle may need. */
public enum ModelError implements ErrorCode {
    /** An object named by id or name does not exist. */
    OBJECT_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** A value breaks a rule that it is checked against. */
    BAD_VALUE(ErrorKind.INVALID),
    /** A name is taken. */
    NAME_IN_USE(ErrorKind.CONFLICT),
    /** The state of the object forbids the request now. */
    WRONG_STATE(ErrorKind.CONFLICT),
    /** No plugin of the needed type is installed or healthy. */
    PLUGIN_UNAVAILABLE(ErrorKind.EXTERNAL),
    /** A host did not answer in time or cannot be reached. */
    HOST_UNREACHABLE(ErrorKind.EXTERNAL),
    /** A host answered that it failed. */
    HOST_FAILED(ErrorKind.EXTERNAL),
    /** A defect of this software. */
    DEFECT(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    ModelError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
