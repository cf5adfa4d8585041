package org.vireo.database.postgres;

/** A server the engine may use. Confined to one thread at a time. */
public interface PostgresServer {

    /**
     * Makes the server ready for connections as far as this engine can; repeat-safe, blocks for seconds.
     *
     * @throws PostgresException when it cannot
     */
    void start();

    /** Whether the server still runs, as far as can be told without a connection; quick. */
    boolean running();

    /** Undoes {@link #start()}; repeat-safe, blocks for seconds. */
    void stop();

    /** How to reach it. */
    ServerAccess access();
}
