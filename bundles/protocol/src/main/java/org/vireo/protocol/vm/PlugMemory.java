package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Gives a running virtual machine more memory, so that it has a given amount in all. Immutable.
 *
 * @param vm which
 * @param memory it is to have in all, at most the maximum it was started with
 */
@Verb(name = "vm.plug-memory", reply = Accepted.class)
public record PlugMemory(VmId vm, ByteSize memory) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public PlugMemory {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(memory, "memory");
    }
}
