package org.vireo.engine.api.pool;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;
import org.vireo.model.VmPoolId;

/**
 * Gives a virtual machine of a pool to whoever asks, with the right to use it. Immutable.
 *
 * @param pool which
 * @param vm one of it that nobody has
 */
public record AllocateVm(VmPoolId pool, VmId vm) implements Command {
    /** Refuses missing values. */
    public AllocateVm {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(vm, "vm");
    }
}
