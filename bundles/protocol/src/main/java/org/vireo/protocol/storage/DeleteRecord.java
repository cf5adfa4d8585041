package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Removes a record; none is fine. Immutable.
 *
 * @param target where
 * @param name which
 */
@Verb(name = "storage.delete-record", reply = Done.class)
public record DeleteRecord(StorageTarget target, RecordName name) implements HostRequest<Done> {
    /** Refuses missing values. */
    public DeleteRecord {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(name, "name");
    }
}
