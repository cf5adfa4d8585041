package org.vireo.protocol.image;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks where the host lets clients move images, and for a request to certify it if it has no certificate for the address. Immutable.
 *
 * @param address under which clients reach the host
 * @param authority SHA-256 fingerprint of the authority that clients trust, in hexadecimal digits
 */
@Verb(name = "storage.prepare-image-door", reply = ImageDoor.class)
public record PrepareImageDoor(String address, String authority) implements HostRequest<ImageDoor> {
    /** Refuses missing values. */
    public PrepareImageDoor {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(authority, "authority");
    }
}
