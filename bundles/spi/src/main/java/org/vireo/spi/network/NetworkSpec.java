package org.vireo.spi.network;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.NetworkId;

/**
 * A network as a provider needs it. Immutable.
 *
 * @param id which
 * @param name for people
 * @param vlan tag, 1 to 4094
 * @param mtu bytes, 0 for the default
 * @param settings checked by the provider
 */
public record NetworkSpec(NetworkId id, String name, Optional<Integer> vlan, int mtu, Map<String, String> settings) {
    /** Refuses missing values. */
    public NetworkSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(vlan, "vlan");
        settings = Map.copyOf(settings);
    }
}
