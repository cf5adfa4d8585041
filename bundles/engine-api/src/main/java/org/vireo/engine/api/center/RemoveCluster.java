package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ClusterId;

/**
 * Removes a cluster without hosts and virtual machines. Immutable.
 *
 * @param id which
 */
public record RemoveCluster(ClusterId id) implements Command {
    /** Refuses missing values. */
    public RemoveCluster {
        Objects.requireNonNull(id, "id");
    }
}
