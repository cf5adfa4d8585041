package org.vireo.model;

/** A stable name for one way to fail. Each bundle has a small enumeration of its own that implements this. */
public interface ErrorCode {
    /** The name, upper case with underscores, stable across releases. */
    String name();

    /** Its place in the closed classification. */
    ErrorKind kind();
}
