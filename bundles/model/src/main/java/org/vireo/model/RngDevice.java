package org.vireo.model;

import java.util.Objects;

/**
 * A source of random numbers for a guest. Immutable.
 *
 * @param source where the host takes them from
 * @param bytes most within a period, 0 for no limit
 * @param period in milliseconds, 0 for a second
 */
public record RngDevice(RngSource source, int bytes, int period) {
    /** Never blocks, no limit. */
    public static final RngDevice USUAL = new RngDevice(RngSource.URANDOM, 0, 0);

    /** Refuses negative numbers with an {@link IllegalArgumentException}. */
    public RngDevice {
        Objects.requireNonNull(source, "source");
        Ranges.require(bytes >= 0 && period >= 0, "the rate of random numbers must not be negative");
        Ranges.require(bytes > 0 || period == 0, "a period of random numbers needs a number of bytes");
    }
}
