package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Removes the saved state of a suspended virtual machine; none is fine. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.forget-saved", reply = Accepted.class)
public record ForgetSavedState(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public ForgetSavedState {
        Objects.requireNonNull(vm, "vm");
    }
}
