package org.vireo.model;

import java.util.List;
import java.util.Objects;

/**
 * How a guest finds its way. Immutable.
 *
 * @param dnsServers addresses, divided by blanks
 * @param dnsSearch domains, divided by blanks
 * @param nics in order
 * @param protocol {@code eni}, {@code openstack_metadata}, or empty for the newest the guest understands
 */
public record GuestNetwork(String dnsServers, String dnsSearch, List<GuestNicConfiguration> nics, String protocol) {
    /** As the image has it. */
    public static final GuestNetwork NONE = new GuestNetwork("", "", List.of(), "");

    /** Refuses missing values. */
    public GuestNetwork {
        Ranges.plain("DNS servers", dnsServers, 1000);
        Ranges.plain("DNS search domains", dnsSearch, 1000);
        nics = List.copyOf(nics);
        Objects.requireNonNull(protocol, "protocol");
    }
}
