package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Halts the CPUs. Immutable.
 *
 * @param id which
 * @param reason for people, may be empty
 */
public record PauseVm(VmId id, String reason) implements Command {
    /** Refuses missing values. */
    public PauseVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
