package org.vireo.hostlink.call;

import java.time.Duration;

/**
 * Limits of calls. Immutable.
 *
 * @param node names the reply queue of this engine
 * @param inFlightPerHost calls to one host at the same time, at least 1
 * @param attempt after which a call without answer is asked again, at least a second
 */
public record CallLimits(String node, int inFlightPerHost, Duration attempt) {
    /** Refuses limits that make no sense. */
    public CallLimits {
        if (!node.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("node of vireo.hostlink must be letters, digits and hyphens: " + node);
        }
        if (attempt.toMillis() < 1000) {
            throw new IllegalArgumentException("attempt_seconds of vireo.hostlink must be at least 1");
        }
    }
}
