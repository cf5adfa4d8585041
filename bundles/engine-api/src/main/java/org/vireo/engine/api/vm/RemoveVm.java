package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Removes a virtual machine that is down. Immutable.
 *
 * @param id which
 * @param keepDisks whether its disks stay, detached
 * @param force whether it goes even when its images cannot be reached
 */
public record RemoveVm(VmId id, boolean keepDisks, boolean force) implements Command {
    /** Refuses missing values. */
    public RemoveVm {
        Objects.requireNonNull(id, "id");
    }
}
