package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks for the space of an attached domain. Immutable.
 *
 * @param target which
 */
@Verb(name = "storage.inspect", reply = StorageSpace.class)
public record InspectStorage(StorageTarget target) implements HostRequest<StorageSpace> {
    /** Refuses missing values. */
    public InspectStorage {
        Objects.requireNonNull(target, "target");
    }
}
