package org.vireo.engine.api.pool;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmPoolId;

/**
 * Removes a pool with all its virtual machines, none of which may run. Immutable.
 *
 * @param id which
 */
public record RemoveVmPool(VmPoolId id) implements Command {
    /** Refuses missing values. */
    public RemoveVmPool {
        Objects.requireNonNull(id, "id");
    }
}
