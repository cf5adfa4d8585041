package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Gives a running virtual machine another network interface; one it has already is left alone. Immutable.
 *
 * @param vm which
 * @param nic to give
 */
@Verb(name = "vm.plug-nic", reply = Accepted.class)
public record PlugNic(VmId vm, NicDevice nic) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public PlugNic {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(nic, "nic");
    }
}
