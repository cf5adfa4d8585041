package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Lets halted CPUs go on. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.resume", reply = Accepted.class)
public record ResumeDomain(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public ResumeDomain {
        Objects.requireNonNull(vm, "vm");
    }
}
