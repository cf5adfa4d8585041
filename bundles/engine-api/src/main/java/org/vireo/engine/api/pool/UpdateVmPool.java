package org.vireo.engine.api.pool;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.VmPoolId;

/**
 * Changes a pool. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param size new value, not below the present number
 * @param prestarted new value
 * @param maxUserVms new value
 */
public record UpdateVmPool(
        VmPoolId id,
        DetailsChange details,
        Optional<Integer> size,
        Optional<Integer> prestarted,
        Optional<Integer> maxUserVms)
        implements Command {
    /** Refuses missing values. */
    public UpdateVmPool {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(prestarted, "prestarted");
        Objects.requireNonNull(maxUserVms, "maxUserVms");
    }
}
