package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Presses the reset button. Immutable.
 *
 * @param id which
 * @param reason for people, may be empty
 */
public record ResetVm(VmId id, String reason) implements Command {
    /** Refuses missing values. */
    public ResetVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
