package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.VmId;

/**
 * Makes a virtual machine like another that is down, with full copies of its disks and interfaces with addresses of their own. Immutable.
 *
 * @param id of the new one
 * @param source the one to copy
 * @param details name and texts of the new one
 */
public record CloneVm(VmId id, VmId source, Details details) implements Command {
    /** Refuses missing values. */
    public CloneVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(details, "details");
    }
}
