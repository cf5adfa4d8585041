package org.vireo.host.spi;

import java.time.Instant;
import java.util.Objects;
import org.vireo.model.OperationId;

/**
 * The circumstances of one request. Immutable.
 *
 * @param operation names it
 * @param deadline after which nobody waits for the answer
 */
public record HostCall(OperationId operation, Instant deadline) {
    /** Refuses missing values. */
    public HostCall {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(deadline, "deadline");
    }
}
