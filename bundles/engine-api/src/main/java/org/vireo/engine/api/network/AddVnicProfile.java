package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.NetworkId;
import org.vireo.model.VnicProfileId;

/**
 * Adds a vNIC profile to a network. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param network its network
 * @param portMirroring whether ports see all traffic
 * @param passThrough whether a device is handed through
 */
public record AddVnicProfile(
        VnicProfileId id, Details details, NetworkId network, boolean portMirroring, boolean passThrough)
        implements Command {
    /** Refuses missing values. */
    public AddVnicProfile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(network, "network");
    }
}
