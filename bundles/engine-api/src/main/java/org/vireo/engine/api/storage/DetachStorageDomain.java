package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DataCenterId;
import org.vireo.model.StorageDomainId;

/**
 * Takes a storage domain in maintenance from its data center. Immutable.
 *
 * @param dataCenter which
 * @param domain which
 */
public record DetachStorageDomain(DataCenterId dataCenter, StorageDomainId domain) implements Command {
    /** Refuses missing values. */
    public DetachStorageDomain {
        Objects.requireNonNull(dataCenter, "dataCenter");
        Objects.requireNonNull(domain, "domain");
    }
}
