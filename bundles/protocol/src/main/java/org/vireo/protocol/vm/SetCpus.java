package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Gives a running virtual machine another number of CPUs. Immutable.
 *
 * @param vm which
 * @param count of CPUs, at most the maximum it was started with
 */
@Verb(name = "vm.set-cpus", reply = Accepted.class)
public record SetCpus(VmId vm, int count) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public SetCpus {
        Objects.requireNonNull(vm, "vm");
        if (count < 1) {
            throw new IllegalArgumentException("a virtual machine needs a CPU, not " + count);
        }
    }
}
