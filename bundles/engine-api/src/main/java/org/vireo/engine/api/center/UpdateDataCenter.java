package org.vireo.engine.api.center;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.DataCenterId;
import org.vireo.model.MacPoolId;

/**
 * Changes a data center. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param local new value
 * @param compatibility new level
 * @param macPool new value
 */
public record UpdateDataCenter(
        DataCenterId id,
        DetailsChange details,
        Optional<Boolean> local,
        Optional<String> compatibility,
        Optional<MacPoolId> macPool)
        implements Command {
    /** Refuses missing values. */
    public UpdateDataCenter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(compatibility, "compatibility");
        Objects.requireNonNull(macPool, "macPool");
    }
}
