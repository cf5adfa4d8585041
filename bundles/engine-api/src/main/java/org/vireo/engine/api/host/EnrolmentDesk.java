package org.vireo.engine.api.host;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;
import org.vireo.model.Secret;

/** Hands out the one-time tokens with which an agent joins. Thread-safe. */
@ProviderType
public interface EnrolmentDesk {
    /** A new token for a host of the inventory; an earlier one is void. */
    Offer offer(HostId host);

    /** Drops the host's queue and closes its connections; it must enrol again. */
    void dismiss(HostId host);

    /**
     * A token.
     *
     * @param token given to the agent; names the engine's CA, so that the agent trusts no other
     * @param expires when it is void
     */
    record Offer(Secret token, Instant expires) {}
}
