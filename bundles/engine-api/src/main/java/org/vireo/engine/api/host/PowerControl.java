package org.vireo.engine.api.host;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.HostId;

/** The power of hosts. Thread-safe. */
@ProviderType
public interface PowerControl {
    /**
     * Asks the host's fence agents whether it has power; blocks until they answer, at most a minute. Never call it in a transaction.
     *
     * @throws org.vireo.engine.api.command.CommandRefused when the caller may not, or the host has no power management
     * @throws org.vireo.model.VireoException when no agent can tell
     */
    boolean isOn(HostId host, Caller caller);
}
