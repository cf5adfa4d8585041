package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;

/**
 * Moves a disk with the images of all its snapshots to another storage domain, also while a virtual machine runs from it. Immutable.
 *
 * @param id which
 * @param domain where it is to lie
 */
public record MoveDisk(DiskId id, StorageDomainId domain) implements Command {
    /** Refuses missing values. */
    public MoveDisk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(domain, "domain");
    }
}
