package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.NicId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Takes a network interface away from a running virtual machine; done when the guest let it go. Immutable.
 *
 * @param vm which
 * @param nic to take
 */
@Verb(name = "vm.unplug-nic", reply = Accepted.class)
public record UnplugNic(VmId vm, NicId nic) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public UnplugNic {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(nic, "nic");
    }
}
