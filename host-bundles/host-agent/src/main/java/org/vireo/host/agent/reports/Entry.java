package org.vireo.host.agent.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.vireo.model.HostId;
import org.vireo.protocol.wire.ReportEnvelope;
import org.vireo.protocol.wire.WireCodec;

/**
 * A report that waits to be sent. Immutable.
 *
 * @param sequence its number
 * @param kind of report
 * @param at when it was seen
 * @param body the report
 * @param durable whether it is worth anything when late
 */
record Entry(long sequence, String kind, Instant at, JsonNode body, boolean durable) {
    ReportEnvelope by(HostId host) {
        return new ReportEnvelope(WireCodec.VERSION, host, kind, sequence, at, body);
    }
}
