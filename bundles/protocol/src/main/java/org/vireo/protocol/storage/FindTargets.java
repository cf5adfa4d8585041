package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks a server of block storage for its targets. Immutable.
 *
 * @param target the server, and who asks; no domain of that id need be
 */
@Verb(name = "storage.find-targets", reply = TargetList.class)
public record FindTargets(StorageTarget target) implements HostRequest<TargetList> {
    /** Refuses missing values. */
    public FindTargets {
        Objects.requireNonNull(target, "target");
    }
}
