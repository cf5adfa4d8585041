package org.vireo.database;

/** How far the database has come. */
public enum DatabaseState {
    /** Being started or migrated; the DataSource is not there yet. */
    STARTING,
    /** The server answers; every schema offered so far is current and its DataSource published. */
    READY,
    /** The server cannot be reached or started at the moment; it is tried again without end. */
    UNREACHABLE,
    /** The server or a schema does not fit this engine. Not tried again: someone must act. */
    REFUSED,
    /** Shut down on purpose. */
    STOPPED
}
