package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Ends what {@link PrepareMigration} began: what has come of the virtual machine is dropped. One that was let go on is not touched, and the request refused. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.drop-migration", reply = Accepted.class)
public record DropMigration(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public DropMigration {
        Objects.requireNonNull(vm, "vm");
    }
}
