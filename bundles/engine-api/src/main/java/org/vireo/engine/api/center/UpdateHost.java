package org.vireo.engine.api.center;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;

/**
 * Changes a host. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param cluster new one, only in maintenance
 * @param address new name or IP, only in maintenance
 */
public record UpdateHost(HostId id, DetailsChange details, Optional<ClusterId> cluster, Optional<String> address)
        implements Command {
    /** Refuses missing values. */
    public UpdateHost {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(address, "address");
    }
}
