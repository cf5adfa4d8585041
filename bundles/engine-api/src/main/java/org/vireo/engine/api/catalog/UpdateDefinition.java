package org.vireo.engine.api.catalog;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.DefinitionId;

/**
 * Changes a definition. Immutable.
 *
 * @param id which
 * @param kind such as {@code bookmark}
 * @param details new name, texts and JSON
 */
public record UpdateDefinition(DefinitionId id, String kind, DetailsChange details) implements Command {
    /** Refuses missing values. */
    public UpdateDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(details, "details");
    }
}
