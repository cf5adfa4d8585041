package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has the hypervisor write out everything that it keeps in memory of the images of a disk. What it merged is not whole before that,
 * though the images name each other already as if it were. Immutable.
 *
 * @param vm which
 * @param disk which of its disks
 */
@Verb(name = "vm.flush-disk", reply = Accepted.class)
public record FlushDisk(VmId vm, DiskId disk) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public FlushDisk {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
    }
}
