package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Changes what an interface of a running virtual machine is connected to, and whether its cable is plugged. Immutable.
 *
 * @param vm which
 * @param nic as it is to be; same address and model as before
 */
@Verb(name = "vm.change-nic", reply = Accepted.class)
public record ChangeNic(VmId vm, NicDevice nic) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public ChangeNic {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(nic, "nic");
    }
}
