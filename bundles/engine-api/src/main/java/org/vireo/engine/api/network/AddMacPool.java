package org.vireo.engine.api.network;

import java.util.List;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.MacPoolId;

/**
 * Adds a pool of MAC addresses. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param ranges of addresses, at least one
 * @param allowDuplicates whether the same address may be used twice
 */
public record AddMacPool(MacPoolId id, Details details, List<MacAddressRange> ranges, boolean allowDuplicates)
        implements Command {
    /** Refuses missing values. */
    public AddMacPool {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        ranges = List.copyOf(ranges);
    }
}
