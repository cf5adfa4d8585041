package org.vireo.host.agent.identity;

import java.nio.file.Path;
import java.util.Objects;
import org.vireo.model.HostId;
import org.vireo.model.Secret;

/**
 * Who this host is to its engine. Immutable.
 *
 * @param host its id
 * @param brokerUrl where it connects to
 * @param keyStore PKCS12 with its key and certificate
 * @param trustStore PKCS12 with the engine's authority
 * @param password of both
 */
public record Identity(HostId host, String brokerUrl, Path keyStore, Path trustStore, Secret password) {
    /** Refuses missing values. */
    public Identity {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(brokerUrl, "brokerUrl");
        Objects.requireNonNull(keyStore, "keyStore");
        Objects.requireNonNull(trustStore, "trustStore");
        Objects.requireNonNull(password, "password");
    }
}
