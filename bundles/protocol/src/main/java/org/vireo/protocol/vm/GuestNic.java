package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;

/**
 * An interface as the guest sees it. Immutable.
 *
 * @param name such as {@code eth0}
 * @param mac colon form
 * @param addresses IPv4 and IPv6, without prefix lengths
 */
public record GuestNic(String name, String mac, List<String> addresses) {
    /** Refuses missing values. */
    public GuestNic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mac, "mac");
        addresses = List.copyOf(addresses);
    }
}
