package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DataCenterId;
import org.vireo.model.StorageDomainId;

/**
 * Makes a storage domain the master of its data center. Immutable.
 *
 * @param center which
 * @param domain an active data domain of it
 */
public record SetMasterDomain(DataCenterId center, StorageDomainId domain) implements Command {
    /** Refuses missing values. */
    public SetMasterDomain {
        Objects.requireNonNull(center, "center");
        Objects.requireNonNull(domain, "domain");
    }
}
