package org.vireo.engine.api.center;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;

/**
 * Adds a host: either it adopts an agent that waits, or it waits for an agent that shows a token. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param cluster its cluster
 * @param address name or IP
 * @param adopt whether a waiting agent is adopted; refused when none waits for the address
 * @param fingerprint of the waiting agent's key, compared when given
 */
public record AddHost(
        HostId id, Details details, ClusterId cluster, String address, boolean adopt, Optional<String> fingerprint)
        implements Command {
    /** Refuses missing values. */
    public AddHost {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    /** Adds a host that waits for an agent with a token. */
    public static AddHost byToken(HostId id, Details details, ClusterId cluster, String address) {
        return new AddHost(id, details, cluster, address, false, Optional.empty());
    }
}
