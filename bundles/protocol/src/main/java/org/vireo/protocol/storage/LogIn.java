package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has a host keep what it takes to reach a target, as long as its agent runs, and tries it. Immutable.
 *
 * @param target the target, and who asks; no domain of that id need be
 */
@Verb(name = "storage.log-in", reply = Done.class)
public record LogIn(StorageTarget target) implements HostRequest<Done> {
    /** Refuses missing values. */
    public LogIn {
        Objects.requireNonNull(target, "target");
    }
}
