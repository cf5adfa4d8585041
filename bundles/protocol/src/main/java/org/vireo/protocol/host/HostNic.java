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
 * @param link what the kernel tells of it; agents from before tell nothing
 */
public record HostNic(String name, String mac, List<String> addresses, boolean up, LinkFacts link) {
    /** Refuses missing values, but for what the kernel tells. */
    public HostNic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mac, "mac");
        addresses = List.copyOf(addresses);
        link = Objects.requireNonNullElse(link, LinkFacts.UNKNOWN);
    }

    /** One of which the kernel tells nothing. */
    public HostNic(String name, String mac, List<String> addresses, boolean up) {
        this(name, mac, addresses, up, LinkFacts.UNKNOWN);
    }
}
