package org.vireo.engine.api.pool;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Takes a virtual machine out of its pool; it stays as one like any other. Immutable.
 *
 * @param vm which
 */
public record DetachVm(VmId vm) implements Command {
    /** Refuses missing values. */
    public DetachVm {
        Objects.requireNonNull(vm, "vm");
    }
}
