package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.DataCenterId;

/**
 * Adds a data center. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param local whether its storage is local to one host
 * @param compatibility level such as 4.7
 */
public record AddDataCenter(DataCenterId id, Details details, boolean local, String compatibility) implements Command {
    /** Refuses missing values. */
    public AddDataCenter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(compatibility, "compatibility");
    }
}
