package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;
import org.vireo.model.StorageDomainId;

/**
 * Removes a storage domain that is not attached. Immutable.
 *
 * @param id which
 * @param host through which it is wiped
 * @param format whether its layout is removed
 * @param destroy whether it is only forgotten
 */
public record RemoveStorageDomain(StorageDomainId id, Optional<HostId> host, boolean format, boolean destroy)
        implements Command {
    /** Refuses missing values. */
    public RemoveStorageDomain {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(host, "host");
    }
}
