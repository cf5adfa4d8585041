package org.vireo.database;

/** A server or schema does not fit this engine; its message is one sentence for whoever runs the engine. */
final class SchemaRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaRefusedException(String message) {
        super(message);
    }

    SchemaRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
