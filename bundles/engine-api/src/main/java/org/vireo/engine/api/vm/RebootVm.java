package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Asks the guest to restart. Immutable.
 *
 * @param id which
 * @param reason for people, may be empty
 */
public record RebootVm(VmId id, String reason) implements Command {
    /** Refuses missing values. */
    public RebootVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
