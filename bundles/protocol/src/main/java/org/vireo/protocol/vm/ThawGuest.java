package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Lets the file systems of a guest go on. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.thaw", reply = Accepted.class)
public record ThawGuest(VmId vm) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public ThawGuest {
        Objects.requireNonNull(vm, "vm");
    }
}
