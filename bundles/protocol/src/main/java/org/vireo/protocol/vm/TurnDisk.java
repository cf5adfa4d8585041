package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageTarget;

/**
 * Has a running virtual machine go on with the copy that {@link MirrorDisk} made, once that is complete. The guest stands still meanwhile,
 * until a mark lies beside the new image: so whoever finds no mark knows that the guest never wrote to the new image alone. Repeatable; it
 * does what is left to do. Immutable.
 *
 * @param vm which
 * @param disk which of its disks
 * @param to the new image
 * @param domain where the mark is to lie
 * @param mark its name
 * @param resume whether a guest that stands still is to go on afterwards, because it went on before
 */
@Verb(name = "vm.turn-disk", reply = Accepted.class)
public record TurnDisk(VmId vm, DiskId disk, DiskSource to, StorageTarget domain, RecordName mark, boolean resume)
        implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public TurnDisk {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(mark, "mark");
    }
}
