package org.vireo.broker;

import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.model.HostId;

/**
 * Decides which hosts may use the link. Published as a service by whoever keeps the hosts; while there is none, the broker admits no host
 * that it does not already know. Thread-safe.
 */
@ConsumerType
public interface LinkAuthority {
    /**
     * Whether this certificate is the one the host was given last and the host still exists. May block for the time of a database
     * query; the broker remembers the answer for a few seconds.
     *
     * @param host whom the verified certificate names
     * @param certificateSerial lower-case hexadecimal
     */
    boolean admitted(HostId host, String certificateSerial);
}
