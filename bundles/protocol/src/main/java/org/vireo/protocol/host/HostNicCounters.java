package org.vireo.protocol.host;

import java.util.Objects;

/**
 * What went through a network interface of a host since it came up. Immutable.
 *
 * @param name of the interface
 * @param receivedBytes in all
 * @param sentBytes in all
 * @param receiveErrors packets that were received damaged
 * @param sendErrors packets that could not be sent
 */
public record HostNicCounters(String name, long receivedBytes, long sentBytes, long receiveErrors, long sendErrors) {
    /** Refuses missing values. */
    public HostNicCounters {
        Objects.requireNonNull(name, "name");
    }
}
