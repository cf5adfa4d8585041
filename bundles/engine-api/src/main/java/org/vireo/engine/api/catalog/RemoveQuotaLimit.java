package org.vireo.engine.api.catalog;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DefinitionId;

/**
 * Removes a limit of a quota. Immutable.
 *
 * @param quota which
 * @param storage whether it is one of storage
 * @param knownAs id of its cluster or storage domain, or of the quota if it is about all of them
 */
public record RemoveQuotaLimit(DefinitionId quota, boolean storage, UUID knownAs) implements Command {
    /** Refuses missing values. */
    public RemoveQuotaLimit {
        Objects.requireNonNull(quota, "quota");
        Objects.requireNonNull(knownAs, "knownAs");
    }
}
