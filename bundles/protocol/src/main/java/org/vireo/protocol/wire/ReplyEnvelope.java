package org.vireo.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.HostId;
import org.vireo.model.OperationId;

/**
 * A reply on the wire: either a body or a problem. Immutable.
 *
 * @param version of the protocol the host speaks
 * @param operation of the request
 * @param host who answers; the engine drops a reply from another host than it asked
 * @param body the reply itself
 * @param problem why there is none
 */
public record ReplyEnvelope(
        int version, OperationId operation, HostId host, Optional<JsonNode> body, Optional<Problem> problem) {
    /** Refuses missing values and anything but exactly one of body and problem. */
    public ReplyEnvelope {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(host, "host");
        body = body.filter(node -> !node.isNull()); // JSON null reads as a node of its own
        if (body.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException("a reply has either a body or a problem");
        }
    }
}
