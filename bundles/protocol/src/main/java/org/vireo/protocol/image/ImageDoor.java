package org.vireo.protocol.image;

import java.util.Objects;
import java.util.Optional;
import org.vireo.protocol.HostReply;

/**
 * Where a host lets clients move images. Immutable.
 *
 * @param port on which it does
 * @param certificateRequest base64 of a PKCS#10 request; empty when the host has a certificate that will do
 */
public record ImageDoor(int port, Optional<String> certificateRequest) implements HostReply {
    /** Refuses missing values. */
    public ImageDoor {
        Objects.requireNonNull(certificateRequest, "certificateRequest");
    }
}
