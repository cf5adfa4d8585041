package org.vireo.spi.notify;

import java.util.Objects;

/**
 * Who is told. Immutable.
 *
 * @param address in the channel's own form, not empty
 * @param name for people, may be empty
 */
public record Recipient(String address, String name) {
    /** Refuses missing values and an empty address. */
    public Recipient {
        if (address.isBlank()) {
            throw new IllegalArgumentException("a recipient without an address");
        }
        Objects.requireNonNull(name, "name");
    }
}
