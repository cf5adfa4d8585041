package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Saves the memory and ends the process. Immutable.
 *
 * @param id which
 * @param reason for people, may be empty
 */
public record SuspendVm(VmId id, String reason) implements Command {
    /** Refuses missing values. */
    public SuspendVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
