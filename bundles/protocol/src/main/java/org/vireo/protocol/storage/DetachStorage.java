package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Ends the use of a domain on the host. Repeatable. Immutable.
 *
 * @param target which
 * @param wipe whether the layout of the domain is removed, which is refused while volumes are in it
 */
@Verb(name = "storage.detach", reply = Done.class)
public record DetachStorage(StorageTarget target, boolean wipe) implements HostRequest<Done> {
    /** Refuses missing values. */
    public DetachStorage {
        Objects.requireNonNull(target, "target");
    }
}
