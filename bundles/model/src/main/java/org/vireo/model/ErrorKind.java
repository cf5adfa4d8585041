package org.vireo.model;

/** The closed classification of errors; decides retry, HTTP status and log level once, at the border. */
public enum ErrorKind {
    /** The request itself is wrong. */
    INVALID,
    /** The caller may not do this. */
    REFUSED,
    /** Something named does not exist. */
    NOT_FOUND,
    /** The state of something forbids it now. */
    CONFLICT,
    /** A resource or limit is used up. */
    EXHAUSTED,
    /** A host, plugin or outside system failed. */
    EXTERNAL,
    /** A defect of this software. */
    INTERNAL
}
