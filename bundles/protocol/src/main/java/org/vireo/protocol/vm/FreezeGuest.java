package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks the guest to write everything out and hold its file systems still. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.freeze", reply = Accepted.class)
public record FreezeGuest(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public FreezeGuest {
        Objects.requireNonNull(vm, "vm");
    }
}
