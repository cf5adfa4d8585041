package org.vireo.spi.scheduler;

/** What a filter thinks of a host. */
public sealed interface Verdict {
    /** It may. */
    Verdict ADMITTED = new Admitted();

    /** It may not. */
    static Verdict refused(String reason) {
        return new Refused(reason);
    }

    /** It may. */
    record Admitted() implements Verdict {}

    /**
     * It may not.
     *
     * @param reason one sentence without the host's name
     */
    record Refused(String reason) implements Verdict {}
}
