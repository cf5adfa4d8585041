package org.vireo.engine.api.catalog;

import java.util.Map;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.DefinitionId;
import org.vireo.model.Secret;

/**
 * Changes a definition. Immutable.
 *
 * @param id which
 * @param kind such as {@code bookmark}
 * @param details new name, texts and JSON
 * @param secrets new passwords by name; others stay
 */
public record UpdateDefinition(DefinitionId id, String kind, DetailsChange details, Map<String, Secret> secrets)
        implements Command {
    /** Refuses missing values. */
    public UpdateDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(details, "details");
        secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }

    /** Without new secrets. */
    public UpdateDefinition(DefinitionId id, String kind, DetailsChange details) {
        this(id, kind, details, Map.of());
    }
}
