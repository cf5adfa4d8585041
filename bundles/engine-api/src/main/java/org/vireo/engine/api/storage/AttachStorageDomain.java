package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DataCenterId;
import org.vireo.model.StorageDomainId;

/**
 * Gives a data center a storage domain and activates it. Immutable.
 *
 * @param dataCenter which
 * @param domain which
 */
public record AttachStorageDomain(DataCenterId dataCenter, StorageDomainId domain) implements Command {
    /** Refuses missing values. */
    public AttachStorageDomain {
        Objects.requireNonNull(dataCenter, "dataCenter");
        Objects.requireNonNull(domain, "domain");
    }
}
