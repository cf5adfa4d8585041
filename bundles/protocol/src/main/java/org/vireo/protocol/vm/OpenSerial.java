package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.UUID;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Begins to carry what a running virtual machine's serial port says and is told. One session at a time holds the port. Refused when another
 * one does, unless forced, which ends that one. Immutable.
 *
 * @param vm which
 * @param session chosen by the asker
 * @param force whether to take the port away from another session
 */
@Verb(name = "vm.open-serial", reply = Accepted.class)
public record OpenSerial(VmId vm, UUID session, boolean force) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public OpenSerial {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(session, "session");
    }
}
