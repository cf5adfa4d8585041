package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Takes a disk away from a running virtual machine; done when the guest let it go. Immutable.
 *
 * @param vm which
 * @param disk to take
 */
@Verb(name = "vm.unplug-disk", reply = Accepted.class)
public record UnplugDisk(VmId vm, DiskId disk) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public UnplugDisk {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
    }
}
