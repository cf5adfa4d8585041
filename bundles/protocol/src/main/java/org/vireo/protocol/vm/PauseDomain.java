package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Halts the CPUs. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.pause", reply = Accepted.class)
public record PauseDomain(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public PauseDomain {
        Objects.requireNonNull(vm, "vm");
    }
}
