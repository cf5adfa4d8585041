package org.vireo.protocol.storage;

import java.util.List;
import org.vireo.protocol.HostReply;

/**
 * The records of a domain. Immutable.
 *
 * @param names in no order
 */
public record RecordList(List<RecordName> names) implements HostReply {
    /** Copies the list. */
    public RecordList {
        names = List.copyOf(names);
    }
}
