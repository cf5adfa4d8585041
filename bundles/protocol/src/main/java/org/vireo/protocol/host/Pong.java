package org.vireo.protocol.host;

import java.time.Instant;
import java.util.Objects;
import org.vireo.protocol.HostReply;

/**
 * A sign of life. Immutable.
 *
 * @param time the host's clock
 */
public record Pong(Instant time) implements HostReply {
    /** Refuses missing values. */
    public Pong {
        Objects.requireNonNull(time, "time");
    }
}
