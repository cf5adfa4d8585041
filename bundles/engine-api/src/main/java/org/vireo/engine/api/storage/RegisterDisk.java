package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;

/**
 * Takes a disk that a storage domain tells of, and that belongs to no machine, into the inventory. Immutable.
 *
 * @param id of the disk
 * @param domain that tells of it
 * @param name it gets; empty for the one it has there
 */
public record RegisterDisk(DiskId id, StorageDomainId domain, Optional<String> name) implements Command {
    /** Refuses missing values. */
    public RegisterDisk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(name, "name");
    }
}
