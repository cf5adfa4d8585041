package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ClusterId;
import org.vireo.model.VmId;

/**
 * Adds a virtual machine that a descriptor in the Open Virtualization Format tells of, with disks that are in the inventory under the ids
 * there and attached to no machine. Immutable.
 *
 * @param id of the new one
 * @param name of the new one; empty for what the descriptor says
 * @param cluster it goes to
 * @param descriptor the text
 */
public record AddDescribedVm(VmId id, Optional<String> name, ClusterId cluster, String descriptor) implements Command {
    /** Refuses missing values. */
    public AddDescribedVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(descriptor, "descriptor");
    }
}
