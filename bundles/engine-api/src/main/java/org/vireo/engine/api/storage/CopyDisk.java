package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;

/**
 * Makes a disk of its own with what is on another. Immutable.
 *
 * @param source which is copied
 * @param id of the new one
 * @param details name and texts of the new one
 * @param domain where the copy is to lie
 */
public record CopyDisk(DiskId source, DiskId id, Details details, StorageDomainId domain) implements Command {
    /** Refuses missing values. */
    public CopyDisk {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(domain, "domain");
    }
}
