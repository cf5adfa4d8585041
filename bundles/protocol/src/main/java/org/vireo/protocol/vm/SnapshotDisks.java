package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has a running virtual machine write to new images from one moment on: all of them, or none when it fails. Disks that write to theirs
 * already are left alone. Immutable.
 *
 * @param vm which
 * @param tops the new images, of one or more of its disks
 */
@Verb(name = "vm.snapshot-disks", reply = DisksSnapped.class)
public record SnapshotDisks(VmId vm, List<NewTop> tops) implements HostRequest<DisksSnapped> {
    /** Refuses missing values. */
    public SnapshotDisks {
        Objects.requireNonNull(vm, "vm");
        tops = List.copyOf(tops);
        if (tops.isEmpty()) {
            throw new IllegalArgumentException("no disk");
        }
    }
}
