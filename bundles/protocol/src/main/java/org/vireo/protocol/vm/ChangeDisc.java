package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Changes the disc in the drive of a running virtual machine. Immutable.
 *
 * @param vm which
 * @param disc to load; empty to eject the one that is in it
 */
@Verb(name = "vm.change-disc", reply = Accepted.class)
public record ChangeDisc(VmId vm, Optional<DiskSource> disc) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public ChangeDisc {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disc, "disc");
    }
}
