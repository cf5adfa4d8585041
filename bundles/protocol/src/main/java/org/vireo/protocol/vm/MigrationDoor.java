package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.protocol.HostReply;

/**
 * Where a host takes over virtual machines from other hosts. Immutable.
 *
 * @param address as configured there; empty when the one by which the engine knows the host will do
 * @param port TCP, with TLS and the certificates of the link on both sides
 */
public record MigrationDoor(String address, int port) implements HostReply {
    /** Refuses what is no port. */
    public MigrationDoor {
        Objects.requireNonNull(address, "address");
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }
}
