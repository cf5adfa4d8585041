package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.protocol.HostReply;

/**
 * Where a viewer connects. Immutable.
 *
 * @param host address
 * @param port plain port, -1 if none
 * @param tlsPort TLS port, -1 if none
 */
public record ConsoleAddress(String host, int port, int tlsPort) implements HostReply {
    /** Refuses missing values. */
    public ConsoleAddress {
        Objects.requireNonNull(host, "host");
    }
}
