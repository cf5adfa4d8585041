package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.StorageDomainId;

/**
 * Changes a storage domain. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param warningLowSpacePercent new value
 * @param criticalLowSpaceGiB new value
 * @param backup whether it is to hold copies only, from which no virtual machine runs
 */
public record UpdateStorageDomain(
        StorageDomainId id,
        DetailsChange details,
        Optional<Integer> warningLowSpacePercent,
        Optional<Integer> criticalLowSpaceGiB,
        Optional<Boolean> backup)
        implements Command {
    /** Refuses missing values. */
    public UpdateStorageDomain {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(warningLowSpacePercent, "warningLowSpacePercent");
        Objects.requireNonNull(criticalLowSpaceGiB, "criticalLowSpaceGiB");
        Objects.requireNonNull(backup, "backup");
    }
}
