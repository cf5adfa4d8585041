package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks what a host has of one virtual machine now. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.look", reply = DomainSeen.class)
public record LookForDomain(VmId vm) implements HostRequest<DomainSeen> {
    /** Refuses missing values. */
    public LookForDomain {
        Objects.requireNonNull(vm, "vm");
    }
}
