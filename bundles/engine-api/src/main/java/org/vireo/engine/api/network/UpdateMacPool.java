package org.vireo.engine.api.network;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.MacPoolId;

/**
 * Changes a pool of MAC addresses; addresses in use stay in use. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param ranges all of the new ranges
 * @param allowDuplicates new value
 */
public record UpdateMacPool(
        MacPoolId id, DetailsChange details, Optional<List<MacAddressRange>> ranges, Optional<Boolean> allowDuplicates)
        implements Command {
    /** Refuses missing values. */
    public UpdateMacPool {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(ranges, "ranges");
        Objects.requireNonNull(allowDuplicates, "allowDuplicates");
    }
}
