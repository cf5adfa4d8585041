package org.vireo.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import org.vireo.model.HostId;
import org.vireo.model.OperationId;

/**
 * A request on the wire. Immutable.
 *
 * @param version of the protocol the engine speaks
 * @param verb what is asked
 * @param operation recognises a repeated request
 * @param host whom it is meant for; any other host refuses it
 * @param deadline after which no answer is waited for; a host does not begin work that arrives later
 * @param body the request itself
 */
public record RequestEnvelope(
        int version, String verb, OperationId operation, HostId host, Instant deadline, JsonNode body) {
    /** Refuses missing values. */
    public RequestEnvelope {
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(body, "body");
    }
}
