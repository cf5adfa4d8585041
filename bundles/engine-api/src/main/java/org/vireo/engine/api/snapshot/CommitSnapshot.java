package org.vireo.engine.api.snapshot;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Stays with the snapshot that a virtual machine looks at; its state before and all later snapshots are lost. Immutable.
 *
 * @param vm which
 */
public record CommitSnapshot(VmId vm) implements Command {
    /** Refuses missing values. */
    public CommitSnapshot {
        Objects.requireNonNull(vm, "vm");
    }
}
