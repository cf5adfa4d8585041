package org.vireo.protocol.vm;

import java.time.Duration;
import java.util.Objects;
import org.vireo.model.GraphicsType;
import org.vireo.model.Secret;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Sets the password of a graphical console until it expires. Existing viewers stay connected. Immutable.
 *
 * @param vm which
 * @param graphics which console
 * @param password at most 8 characters count for VNC
 * @param validFor more than zero
 */
@Verb(name = "vm.ticket", reply = ConsoleAddress.class)
public record SetTicket(VmId vm, GraphicsType graphics, Secret password, Duration validFor)
        implements HostRequest<ConsoleAddress> {
    /** Refuses missing values. */
    public SetTicket {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(graphics, "graphics");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(validFor, "validFor");
    }
}
