package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DataCenterId;
import org.vireo.model.StorageDomainId;

/**
 * Puts a storage domain to use. Immutable.
 *
 * @param dataCenter which
 * @param domain which
 */
public record ActivateStorageDomain(DataCenterId dataCenter, StorageDomainId domain) implements Command {
    /** Refuses missing values. */
    public ActivateStorageDomain {
        Objects.requireNonNull(dataCenter, "dataCenter");
        Objects.requireNonNull(domain, "domain");
    }
}
