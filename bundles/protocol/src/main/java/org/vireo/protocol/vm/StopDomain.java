package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Cuts the power. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.stop", reply = Accepted.class)
public record StopDomain(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public StopDomain {
        Objects.requireNonNull(vm, "vm");
    }
}
