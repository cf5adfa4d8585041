package org.vireo.protocol.network;

import java.util.Objects;

/**
 * A bridge or network present on a host. Immutable.
 *
 * @param name on the host
 * @param kind such as {@code bridge} or {@code nat}
 */
public record FoundNetwork(String name, String kind) {
    /** Refuses missing values. */
    public FoundNetwork {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }
}
