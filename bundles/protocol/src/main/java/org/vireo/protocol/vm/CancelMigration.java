package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Breaks off the handing over of a virtual machine, on the host that hands it over: the machine goes on there. Refused when it is not being handed over. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.cancel-migration", reply = Accepted.class)
public record CancelMigration(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public CancelMigration {
        Objects.requireNonNull(vm, "vm");
    }
}
