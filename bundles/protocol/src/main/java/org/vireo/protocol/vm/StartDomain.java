package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Starts a virtual machine, or restores it from the saved state when {@code restore} is set and the host has one. Its end shows in {@link DomainReport}s. Immutable.
 *
 * @param domain what to start
 * @param paused whether its CPUs stay halted
 * @param restore whether a saved state is continued
 * @param claim which start this is, if its disks lie on shared storage
 */
@Verb(name = "vm.start", reply = Accepted.class)
public record StartDomain(DomainSpec domain, boolean paused, boolean restore, Optional<LaunchClaim> claim)
        implements HostRequest<Accepted> {
    /** Refuses missing values; an older engine claims nothing. */
    public StartDomain {
        Objects.requireNonNull(domain, "domain");
        claim = claim == null ? Optional.empty() : claim;
    }

    /** One from storage of this host alone. */
    public StartDomain(DomainSpec domain, boolean paused, boolean restore) {
        this(domain, paused, restore, Optional.empty());
    }
}
