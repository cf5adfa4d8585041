package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Takes a virtual machine that a storage domain tells of into the inventory; its images stay where they are. Immutable.
 *
 * @param id it gets; another one than there makes it a clone by name only
 * @param from where it is told of, and how it comes
 */
public record RegisterVm(VmId id, Registration from) implements Command {
    /** Refuses missing values. */
    public RegisterVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(from, "from");
    }
}
