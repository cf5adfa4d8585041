package org.vireo.engine.api.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.Secret;
import org.vireo.model.StorageConnectionId;

/**
 * Changes a way to a place, and the storage domains that use it, none of which may be active. Immutable.
 *
 * @param id which
 * @param settings all new values
 * @param secrets new ones; others stay
 */
public record UpdateStorageConnection(StorageConnectionId id, Map<String, String> settings, Map<String, Secret> secrets)
        implements Command {
    /** Refuses missing values. */
    public UpdateStorageConnection {
        Objects.requireNonNull(id, "id");
        settings = Map.copyOf(settings);
        secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }

    /** Without new secrets. */
    public UpdateStorageConnection(StorageConnectionId id, Map<String, String> settings) {
        this(id, settings, Map.of());
    }
}
