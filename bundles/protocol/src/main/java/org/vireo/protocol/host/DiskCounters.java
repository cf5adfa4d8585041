package org.vireo.protocol.host;

import java.util.Objects;
import org.vireo.model.DiskId;

/**
 * Counters of a disk. Immutable.
 *
 * @param disk which
 * @param readBytes since start
 * @param writtenBytes since start
 * @param readRequests since start
 * @param writeRequests since start
 */
public record DiskCounters(DiskId disk, long readBytes, long writtenBytes, long readRequests, long writeRequests) {
    /** Refuses missing values. */
    public DiskCounters {
        Objects.requireNonNull(disk, "disk");
    }
}
