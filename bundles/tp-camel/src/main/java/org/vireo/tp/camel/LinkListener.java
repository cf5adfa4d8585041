package org.vireo.tp.camel;

/**
 * Hears when the connection to the broker comes and goes. Called on a thread of the link: return quickly, do not
 * block, do not close the link from here.
 */
public interface LinkListener {

    /** The broker is reachable: at the first connect and again after every interruption. May repeat. */
    void up();

    /**
     * The broker cannot be reached; the link goes on trying by itself. May repeat.
     *
     * @param reason one sentence for a log line, without secrets
     */
    void down(String reason);
}
