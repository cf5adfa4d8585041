package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has the hypervisor begin to copy the image that a disk of a running virtual machine writes to, and to write to both from then on. How far
 * it is, is seen by {@link LookForImages}; the guest goes on with the old image until {@link TurnDisk}. Nothing is begun while the
 * hypervisor works on the disk, or when it has the new image open already. Immutable.
 *
 * @param vm which
 * @param disk which of its disks
 * @param to the new image: empty, of the same size and format, and reading through to what holds the same as what the old one reads through to, or
 *     to nothing
 * @param whole whether it is to hold all that the guest reads, because it reads through to nothing while the old one does
 */
@Verb(name = "vm.mirror-disk", reply = Accepted.class)
public record MirrorDisk(VmId vm, DiskId disk, DiskSource to, boolean whole) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public MirrorDisk {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(to, "to");
    }
}
