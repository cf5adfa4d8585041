package org.vireo.protocol.host;

import java.util.List;
import java.util.Objects;

/**
 * How a host uses several interfaces as one. Immutable.
 *
 * @param mode as the kernel names it, such as {@code active-backup}
 * @param number of the mode, such as 1
 * @param monitorMillis how often the links are looked at, 0 for never
 * @param parts names of the interfaces
 * @param active the one in use where only one is, otherwise empty
 */
public record BondFacts(String mode, int number, int monitorMillis, List<String> parts, String active) {
    /** Refuses missing values. */
    public BondFacts {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(active, "active");
        parts = List.copyOf(parts);
    }
}
