package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Starts a virtual machine, or restores it from the saved state when {@code restore} is set and the host has one. Its end shows in {@link DomainReport}s. Immutable.
 *
 * @param domain what to start
 * @param paused whether its CPUs stay halted
 * @param restore whether a saved state is continued
 */
@Verb(name = "vm.start", reply = Accepted.class)
public record StartDomain(DomainSpec domain, boolean paused, boolean restore) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public StartDomain {
        Objects.requireNonNull(domain, "domain");
    }
}
