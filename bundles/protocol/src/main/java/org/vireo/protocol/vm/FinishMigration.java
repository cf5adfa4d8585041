package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Lets a virtual machine go on that has come from another host. To be asked only when that host certainly no longer has it; one that goes on already is left alone. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.finish-migration", reply = Accepted.class)
public record FinishMigration(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public FinishMigration {
        Objects.requireNonNull(vm, "vm");
    }
}
