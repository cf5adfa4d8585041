package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks the guest to restart, by its agent or ACPI. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.reboot", reply = Accepted.class)
public record RebootDomain(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public RebootDomain {
        Objects.requireNonNull(vm, "vm");
    }
}
