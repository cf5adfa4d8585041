package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Presses the reset button. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.reset", reply = Accepted.class)
public record ResetDomain(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public ResetDomain {
        Objects.requireNonNull(vm, "vm");
    }
}
