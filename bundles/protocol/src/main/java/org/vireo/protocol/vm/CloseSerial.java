package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.UUID;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Ends a session at a serial port; one that is not there is fine. Immutable.
 *
 * @param vm whose
 * @param session as it was opened
 */
@Verb(name = "vm.close-serial", reply = Accepted.class)
public record CloseSerial(VmId vm, UUID session) implements HostRequest<Accepted> {
    /** Refuses missing values. */
    public CloseSerial {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(session, "session");
    }
}
