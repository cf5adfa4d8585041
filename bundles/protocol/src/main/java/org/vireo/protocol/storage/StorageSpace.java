package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.protocol.HostReply;

/**
 * Size of a domain. Immutable.
 *
 * @param total size
 * @param available free
 */
public record StorageSpace(ByteSize total, ByteSize available) implements HostReply {
    /** Refuses missing values. */
    public StorageSpace {
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(available, "available");
    }
}
