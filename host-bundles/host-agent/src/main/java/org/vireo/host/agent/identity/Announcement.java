package org.vireo.host.agent.identity;

import java.util.Objects;

/**
 * What a host says of itself before the engine knows it. Immutable.
 *
 * @param address under which it wants to be adopted; empty means any
 * @param hostName as it names itself
 */
public record Announcement(String address, String hostName) {
    /** Refuses missing values. */
    public Announcement {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(hostName, "hostName");
    }
}
