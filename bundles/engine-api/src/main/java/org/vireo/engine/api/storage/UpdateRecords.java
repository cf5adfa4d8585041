package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.StorageDomainId;

/**
 * Writes what a storage domain tells of its machines and disks, now instead of within a minute of each change. Immutable.
 *
 * @param domain which
 */
public record UpdateRecords(StorageDomainId domain) implements Command {
    /** Refuses missing values. */
    public UpdateRecords {
        Objects.requireNonNull(domain, "domain");
    }
}
