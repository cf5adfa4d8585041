package org.vireo.engine.api.catalog;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.DefinitionId;

/**
 * Adds a definition. Immutable.
 *
 * @param id of the new one
 * @param kind such as {@code bookmark}
 * @param owner what it belongs to, if its kind has owners
 * @param details name, texts, and everything else as JSON in the form API v4 gives it
 */
public record AddDefinition(DefinitionId id, String kind, Optional<UUID> owner, Details details) implements Command {
    /** Refuses missing values. */
    public AddDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(details, "details");
    }
}
