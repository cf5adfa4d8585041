package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Starts a virtual machine from memory that {@link KeepMoment} wrote: the guest goes on where it was then. Its devices are those it had
 * then; where its disks and networks are on this host is told anew. The memory stays as it is. The end shows in {@link DomainReport}s.
 * Immutable.
 *
 * @param domain what to start; its disks must hold what they held at that moment
 * @param memory where its memory is
 * @param paused whether its CPUs stay halted
 * @param claim which start this is, if its disks lie on shared storage
 */
@Verb(name = "vm.return-to-moment", reply = Accepted.class)
public record ReturnToMoment(DomainSpec domain, DiskSource memory, boolean paused, Optional<LaunchClaim> claim)
        implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public ReturnToMoment {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(claim, "claim");
    }
}
