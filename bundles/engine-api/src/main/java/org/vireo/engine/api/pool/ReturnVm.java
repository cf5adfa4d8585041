package org.vireo.engine.api.pool;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Takes a virtual machine of a pool back from the user that has it. Immutable.
 *
 * @param vm which
 */
public record ReturnVm(VmId vm) implements Command {
    /** Refuses missing values. */
    public ReturnVm {
        Objects.requireNonNull(vm, "vm");
    }
}
