package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has a host hand a running virtual machine over to one that was made ready by {@link PrepareMigration}. The answer comes at once; how it
 * goes is told to {@link LookForDomain} and in reports. Immutable.
 *
 * @param vm which
 * @param target the host that takes it; its certificate must say so
 * @param door where that host takes it
 * @param limits how it is done
 */
@Verb(name = "vm.migrate", reply = Accepted.class)
public record MigrateDomain(VmId vm, HostId target, MigrationDoor door, MigrationLimits limits)
        implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public MigrateDomain {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(door, "door");
        Objects.requireNonNull(limits, "limits");
    }
}
