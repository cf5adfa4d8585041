package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has the hypervisor give up the copy that {@link MirrorDisk} began; the guest goes on with the old image. None under way is fine.
 * Immutable.
 *
 * @param vm which
 * @param disk which of its disks
 */
@Verb(name = "vm.end-mirror", reply = Accepted.class)
public record EndMirror(VmId vm, DiskId disk) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public EndMirror {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
    }
}
