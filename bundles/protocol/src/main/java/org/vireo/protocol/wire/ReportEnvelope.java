package org.vireo.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import org.vireo.model.HostId;

/**
 * A report on the wire. Immutable.
 *
 * @param version of the protocol the host speaks
 * @param host who reports; the broker vouches for it
 * @param kind what is reported
 * @param sequence rises with every report of a host, also across restarts of its agent; gaps are fine
 * @param at when the host saw it
 * @param body the report itself
 */
public record ReportEnvelope(int version, HostId host, String kind, long sequence, Instant at, JsonNode body) {
    /** Refuses missing values. */
    public ReportEnvelope {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(body, "body");
    }
}
