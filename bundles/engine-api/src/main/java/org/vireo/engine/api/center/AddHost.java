package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;

/**
 * Adds a host, which then waits for its agent to enrol. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param cluster its cluster
 * @param address name or IP
 */
public record AddHost(HostId id, Details details, ClusterId cluster, String address) implements Command {
    /** Refuses missing values. */
    public AddHost {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(address, "address");
    }
}
