package org.vireo.host.spi.peers;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;

/**
 * Lets hosts of one engine talk to each other by the certificates of their link. A service of the agent. Thread-safe; methods read files
 * and return at once.
 */
@ProviderType
public interface PeerIdentity {
    /**
     * For both ends of a connection: presents this host's certificate and admits only certificates that the engine's authority gave to
     * hosts. Which host it is must still be asked, by {@link #peer}.
     *
     * @throws org.vireo.model.VireoException {@code WRONG_STATE} while this host belongs to no engine
     */
    SSLContext tls();

    /**
     * The host at the other end of a connection whose handshake is done.
     *
     * @throws org.vireo.model.VireoException {@code HOST_FAILED} when it has not shown that it is one
     */
    HostId peer(SSLSocket connection);
}
