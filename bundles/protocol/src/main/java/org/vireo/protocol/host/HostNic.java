package org.vireo.protocol.host;

import java.util.List;
import java.util.Objects;

/**
 * A network interface of a host. Immutable.
 *
 * @param name such as {@code eth0}
 * @param mac colon form, empty if none
 * @param addresses IPv4 and IPv6, without prefix lengths
 * @param up whether the link is up
 */
public record HostNic(String name, String mac, List<String> addresses, boolean up) {
    /** Refuses missing values. */
    public HostNic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mac, "mac");
        addresses = List.copyOf(addresses);
    }
}
