package org.vireo.model;

import java.util.Objects;

/**
 * How a guest sets one of its interfaces up. Immutable.
 *
 * @param name as the guest calls it
 * @param onBoot whether it comes up at a start
 * @param v4 how it gets its address
 * @param v6 the same for IPv6
 */
public record GuestNicConfiguration(String name, boolean onBoot, GuestAddress v4, GuestAddress v6) {
    /** Refuses missing values. */
    public GuestNicConfiguration {
        Ranges.plain("the name of an interface", name, 64);
        Objects.requireNonNull(v4, "v4");
        Objects.requireNonNull(v6, "v6");
    }
}
