package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Lets the file systems of a guest go on. Immutable.
 *
 * @param id which
 */
public record ThawVm(VmId id) implements Command {
    /** Refuses missing values. */
    public ThawVm {
        Objects.requireNonNull(id, "id");
    }
}
