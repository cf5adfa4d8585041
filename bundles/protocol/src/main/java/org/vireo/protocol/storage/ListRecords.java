package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks which records there are in a domain. Immutable.
 *
 * @param target where
 */
@Verb(name = "storage.list-records", reply = RecordList.class)
public record ListRecords(StorageTarget target) implements HostRequest<RecordList> {
    /** Refuses missing values. */
    public ListRecords {
        Objects.requireNonNull(target, "target");
    }
}
