package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Writes the memory to the host's state directory and ends the process. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.suspend", reply = Accepted.class)
public record SuspendDomain(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public SuspendDomain {
        Objects.requireNonNull(vm, "vm");
    }
}
