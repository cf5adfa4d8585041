package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Adds an interface to a virtual machine. Immutable.
 *
 * @param vm whose
 * @param nic what
 */
public record AddNic(VmId vm, NewNic nic) implements Command {
    /** Refuses missing values. */
    public AddNic {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(nic, "nic");
    }
}
