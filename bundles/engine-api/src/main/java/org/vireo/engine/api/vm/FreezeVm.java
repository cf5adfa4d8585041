package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Holds the file systems of a running guest still. Immutable.
 *
 * @param id which
 */
public record FreezeVm(VmId id) implements Command {
    /** Refuses missing values. */
    public FreezeVm {
        Objects.requireNonNull(id, "id");
    }
}
