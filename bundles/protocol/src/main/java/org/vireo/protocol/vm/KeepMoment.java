package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Writes the memory of a running virtual machine to a volume and has its disks write to new images from that very moment on: all of it,
 * or none when it fails. Asked again after it was done, it changes nothing. Takes as long as the memory takes to be written. Immutable.
 *
 * @param vm which
 * @param tops the new images, one for each of its disks
 * @param memory where its memory goes: a volume that is there already, whose content is replaced
 */
@Verb(name = "vm.keep-moment", reply = MomentKept.class)
public record KeepMoment(VmId vm, List<NewTop> tops, DiskSource memory) implements HostRequest<MomentKept> {
    /** Refuses missing values. */
    public KeepMoment {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(memory, "memory");
        tops = List.copyOf(tops);
        if (tops.isEmpty()) {
            throw new IllegalArgumentException("no disk");
        }
    }
}
