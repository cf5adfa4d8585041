package org.vireo.protocol.network;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.NetworkId;

/**
 * A network as a host driver needs it. Immutable.
 *
 * @param network which
 * @param name for people
 * @param type kind of driver
 * @param vlan tag, 1 to 4094
 * @param mtu bytes, 0 for the default
 * @param settings checked by the driver
 */
public record NetworkTarget(
        NetworkId network, String name, String type, Optional<Integer> vlan, int mtu, Map<String, String> settings) {
    /** Refuses missing values. */
    public NetworkTarget {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(vlan, "vlan");
        settings = Map.copyOf(settings);
    }
}
