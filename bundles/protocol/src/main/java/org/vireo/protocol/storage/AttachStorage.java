package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Makes a domain usable on the host; creates its layout when {@code format} is set and none is there. Repeatable. Immutable.
 *
 * @param target which
 * @param format whether a new layout may be made
 */
@Verb(name = "storage.attach", reply = StorageSpace.class)
public record AttachStorage(StorageTarget target, boolean format) implements HostRequest<StorageSpace> {
    /** Refuses missing values. */
    public AttachStorage {
        Objects.requireNonNull(target, "target");
    }
}
