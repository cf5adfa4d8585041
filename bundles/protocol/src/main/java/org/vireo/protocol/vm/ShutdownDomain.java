package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks the guest to power off, by its agent or ACPI. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.shutdown", reply = Accepted.class)
public record ShutdownDomain(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public ShutdownDomain {
        Objects.requireNonNull(vm, "vm");
    }
}
