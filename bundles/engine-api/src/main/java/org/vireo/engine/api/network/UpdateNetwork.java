package org.vireo.engine.api.network;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.NetworkId;

/**
 * Changes a network. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param settings new settings
 * @param vlan new tag, or none
 * @param mtu new value
 * @param vmNetwork new value
 */
public record UpdateNetwork(
        NetworkId id,
        DetailsChange details,
        Optional<Map<String, String>> settings,
        Optional<Optional<Integer>> vlan,
        Optional<Integer> mtu,
        Optional<Boolean> vmNetwork)
        implements Command {
    /** Refuses missing values. */
    public UpdateNetwork {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(vlan, "vlan");
        Objects.requireNonNull(mtu, "mtu");
        Objects.requireNonNull(vmNetwork, "vmNetwork");
    }
}
