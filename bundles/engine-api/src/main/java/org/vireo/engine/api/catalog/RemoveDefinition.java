package org.vireo.engine.api.catalog;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DefinitionId;

/**
 * Removes a definition that nothing refers to, with all it owns. Immutable.
 *
 * @param id which
 * @param kind such as {@code bookmark}
 */
public record RemoveDefinition(DefinitionId id, String kind) implements Command {
    /** Refuses missing values. */
    public RemoveDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
    }
}
