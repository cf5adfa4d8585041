package org.vireo.model;

import java.util.Objects;

/**
 * The serial number a guest sees in its firmware tables. Immutable.
 *
 * @param policy where it comes from
 * @param value of a {@link SerialPolicy#CUSTOM} one, empty otherwise
 */
public record SerialNumber(SerialPolicy policy, String value) {
    /** Refuses a custom number without a text with an {@link IllegalArgumentException}. */
    public SerialNumber {
        Objects.requireNonNull(policy, "policy");
        Ranges.plain("the serial number", value, 255);
        Ranges.require(policy != SerialPolicy.CUSTOM || !value.isEmpty(), "a custom serial number needs a value");
    }
}
