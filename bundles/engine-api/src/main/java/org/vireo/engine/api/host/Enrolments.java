package org.vireo.engine.api.host;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;

/** Which hosts may use the link, and which may join it. Kept in the inventory. Thread-safe. */
@ProviderType
public interface Enrolments {
    /** Remembers the hash of a one-time token; an earlier one of the same host is void. */
    void offer(HostId host, String tokenHash, Instant expires);

    /** Uses up a token: the host it was for, once; empty when it is unknown, used or expired. */
    Optional<HostId> redeem(String tokenHash);

    /** The host has a certificate with this serial number (hexadecimal) now; older ones are void. */
    void enrolled(HostId host, String certificateSerial);

    /** Whether the certificate is the one the host was given last and the host still exists. */
    boolean admitted(HostId host, String certificateSerial);

    /**
     * An agent announced itself without a token.
     *
     * @return the host as which it was adopted, empty while it waits
     * @throws org.vireo.model.VireoException of kind EXHAUSTED when no more agents may wait
     */
    Optional<HostId> announced(WaitingAgent agent);
}
