package org.vireo.broker;

import java.time.Instant;
import java.util.Objects;
import org.vireo.model.HostId;

/**
 * A connection of a host to the broker. An agent has one or more at a time. Immutable.
 *
 * @param host whom its certificate names
 * @param since when it was made
 * @param peer address and port of the host
 * @param certificateUntil when the certificate it was made with ends
 * @param waiting how many messages wait in the host's queue
 */
public record HostConnection(HostId host, Instant since, String peer, Instant certificateUntil, long waiting) {
    /** Refuses missing values. */
    public HostConnection {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(certificateUntil, "certificateUntil");
    }
}
