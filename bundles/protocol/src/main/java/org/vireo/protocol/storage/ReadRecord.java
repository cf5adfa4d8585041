package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks for a record; {@code OBJECT_NOT_FOUND} when there is none. Immutable.
 *
 * @param target where
 * @param name which
 */
@Verb(name = "storage.read-record", reply = RecordText.class)
public record ReadRecord(StorageTarget target, RecordName name) implements HostRequest<RecordText> {
    /** Refuses missing values. */
    public ReadRecord {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(name, "name");
    }
}
