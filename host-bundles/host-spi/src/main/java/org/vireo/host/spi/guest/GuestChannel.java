package org.vireo.host.spi.guest;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.VmId;

/** Talks to the QEMU guest agent of running virtual machines. A service of the hypervisor's driver. Thread-safe. */
@ProviderType
public interface GuestChannel {
    /** Virtual machines of ours whose agent has opened its channel. Returns at once. */
    Set<VmId> connected();

    /**
     * Sends one command and waits for its answer. What comes back was written by the guest and is not to be trusted.
     *
     * @param json the command as the agent's protocol has it
     * @param timeout at least one second
     * @return the answer, empty when the agent did not answer in time, is not there or refused the command
     */
    Optional<String> command(VmId vm, String json, Duration timeout);
}
