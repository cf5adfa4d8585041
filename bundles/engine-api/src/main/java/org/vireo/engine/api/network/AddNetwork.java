package org.vireo.engine.api.network;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.DataCenterId;
import org.vireo.model.NetworkId;

/**
 * Adds a network to a data center. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param dataCenter its data center
 * @param type kind of provider
 * @param settings for the provider
 * @param vlan tag
 * @param mtu bytes, 0 for the default
 * @param vmNetwork whether virtual machines may use it
 */
public record AddNetwork(
        NetworkId id,
        Details details,
        DataCenterId dataCenter,
        String type,
        Map<String, String> settings,
        Optional<Integer> vlan,
        int mtu,
        boolean vmNetwork)
        implements Command {
    /** Refuses missing values. */
    public AddNetwork {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(dataCenter, "dataCenter");
        Objects.requireNonNull(type, "type");
        settings = Map.copyOf(settings);
        Objects.requireNonNull(vlan, "vlan");
    }
}
