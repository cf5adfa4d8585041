package org.vireo.protocol.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.HostReply;

/**
 * What was found. Immutable.
 *
 * @param usable whether a domain can be made or used there
 * @param problem why not, empty if usable
 * @param existing the domain already there
 * @param total size
 * @param available free
 */
public record StorageProbed(
        boolean usable, String problem, Optional<StorageDomainId> existing, ByteSize total, ByteSize available)
        implements HostReply {
    /** Refuses missing values. */
    public StorageProbed {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(existing, "existing");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(available, "available");
    }
}
