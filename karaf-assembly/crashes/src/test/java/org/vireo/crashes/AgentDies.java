package org.vireo.crashes;

/** The process of a host's agent ends here; no handler of it gets to clean up. */
final class AgentDies extends Error {
    private static final long serialVersionUID = 1L;

    AgentDies(String where) {
        super(where, null, false, false);
    }
}
