package org.vireo.engine.api.snapshot;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Returns a virtual machine that looks at a snapshot to its state before. Immutable.
 *
 * @param vm which
 */
public record UndoSnapshot(VmId vm) implements Command {
    /** Refuses missing values. */
    public UndoSnapshot {
        Objects.requireNonNull(vm, "vm");
    }
}
