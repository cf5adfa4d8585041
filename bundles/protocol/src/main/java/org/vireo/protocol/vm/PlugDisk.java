package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Gives a running virtual machine another disk; one it has already is left alone. Immutable.
 *
 * @param vm which
 * @param disk to give
 */
@Verb(name = "vm.plug-disk", reply = Accepted.class)
public record PlugDisk(VmId vm, DiskDevice disk) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public PlugDisk {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
    }
}
