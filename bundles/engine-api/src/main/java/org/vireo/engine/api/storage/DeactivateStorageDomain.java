package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DataCenterId;
import org.vireo.model.StorageDomainId;

/**
 * Takes a storage domain out of use. Immutable.
 *
 * @param dataCenter which
 * @param domain which
 * @param force whether virtual machines on it are ignored
 */
public record DeactivateStorageDomain(DataCenterId dataCenter, StorageDomainId domain, boolean force)
        implements Command {
    /** Refuses missing values. */
    public DeactivateStorageDomain {
        Objects.requireNonNull(dataCenter, "dataCenter");
        Objects.requireNonNull(domain, "domain");
    }
}
