package org.vireo.engine.api.network;

import java.util.Objects;

/**
 * MAC addresses, from the first to the last, in colon form. Immutable.
 *
 * @param from first
 * @param to last
 */
public record MacAddressRange(String from, String to) {
    /** Refuses missing values. */
    public MacAddressRange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
