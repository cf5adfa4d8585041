package org.vireo.host.spi.network;

import java.util.List;
import java.util.Objects;

/**
 * A network as the hypervisor keeps it. Immutable.
 *
 * @param name in the hypervisor
 * @param kind how it forwards: {@code nat}, {@code bridge}, {@code isolated}, …
 * @param bridge its bridge on the host, empty if it has none
 * @param subnets its IPv4 subnets as {@code address/prefix length}
 * @param active whether it runs
 */
public record HypervisorNetwork(String name, String kind, String bridge, List<String> subnets, boolean active) {
    /** Refuses missing values. */
    public HypervisorNetwork {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(bridge, "bridge");
        subnets = List.copyOf(subnets);
    }
}
