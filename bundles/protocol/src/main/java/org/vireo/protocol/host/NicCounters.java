package org.vireo.protocol.host;

import java.util.Objects;

/**
 * Counters of an interface. Immutable.
 *
 * @param mac of the interface
 * @param receivedBytes since start
 * @param sentBytes since start
 * @param receivedDrops since start
 * @param sentDrops since start
 */
public record NicCounters(String mac, long receivedBytes, long sentBytes, long receivedDrops, long sentDrops) {
    /** Refuses missing values. */
    public NicCounters {
        Objects.requireNonNull(mac, "mac");
    }
}
