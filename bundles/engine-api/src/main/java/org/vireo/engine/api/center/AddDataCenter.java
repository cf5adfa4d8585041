package org.vireo.engine.api.center;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.DataCenterId;
import org.vireo.model.MacPoolId;

/**
 * Adds a data center. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param local whether its storage is local to one host
 * @param compatibility level such as 4.7
 * @param macPool where addresses come from, the default one when missing
 */
public record AddDataCenter(
        DataCenterId id, Details details, boolean local, String compatibility, Optional<MacPoolId> macPool)
        implements Command {
    /** Refuses missing values. */
    public AddDataCenter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(compatibility, "compatibility");
        Objects.requireNonNull(macPool, "macPool");
    }
}
