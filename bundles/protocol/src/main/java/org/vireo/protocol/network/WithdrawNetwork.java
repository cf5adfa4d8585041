package org.vireo.protocol.network;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Removes what realizing made, unless others use it. Repeatable. Immutable.
 *
 * @param target which
 */
@Verb(name = "network.withdraw", reply = NetworkReady.class)
public record WithdrawNetwork(NetworkTarget target) implements HostRequest<NetworkReady> {
    /** Refuses missing values. */
    public WithdrawNetwork {
        Objects.requireNonNull(target, "target");
    }
}
