package org.vireo.database.postgres;

/** A server could not be started or reached; its message is one sentence for whoever runs the engine. */
public final class PostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PostgresException(String message) {
        super(message);
    }

    PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
