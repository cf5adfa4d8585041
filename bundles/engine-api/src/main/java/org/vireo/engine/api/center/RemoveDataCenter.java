package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DataCenterId;

/**
 * Removes a data center that holds nothing. Immutable.
 *
 * @param id which
 * @param force whether objects that cannot be reached are forgotten
 */
public record RemoveDataCenter(DataCenterId id, boolean force) implements Command {
    /** Refuses missing values. */
    public RemoveDataCenter {
        Objects.requireNonNull(id, "id");
    }
}
