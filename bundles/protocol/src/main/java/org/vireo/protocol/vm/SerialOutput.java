package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.Secret;
import org.vireo.protocol.HostReply;

/**
 * What a serial port said. Immutable.
 *
 * @param output bytes in Base64, at most 64 KiB of them
 * @param taken how many bytes of the input the port has taken; a guest that does not read takes none
 * @param open whether the session goes on; it ends with the run of the virtual machine, and when another one takes the port
 */
public record SerialOutput(Secret output, int taken, boolean open) implements HostReply {
    /** Refuses missing values. */
    public SerialOutput {
        Objects.requireNonNull(output, "output");
    }
}
