package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Asks the guest to power off. Immutable.
 *
 * @param id which
 * @param reason for people, may be empty
 */
public record ShutdownVm(VmId id, String reason) implements Command {
    /** Refuses missing values. */
    public ShutdownVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
