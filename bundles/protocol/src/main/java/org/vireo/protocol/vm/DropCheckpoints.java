package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has a running virtual machine remember no longer what was written since some checkpoints. Those that it does not know are fine.
 * Immutable.
 *
 * @param vm which
 * @param checkpoints which
 */
@Verb(name = "vm.drop-checkpoints", reply = Accepted.class)
public record DropCheckpoints(VmId vm, List<TrackedDisks> checkpoints) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public DropCheckpoints {
        Objects.requireNonNull(vm, "vm");
        checkpoints = List.copyOf(checkpoints);
    }
}
