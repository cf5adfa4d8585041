package org.vireo.engine.api.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.Secret;
import org.vireo.model.StorageConnectionId;

/**
 * Keeps a way to a place that can hold storage domains. Immutable.
 *
 * @param id of the new one
 * @param type kind of storage
 * @param settings address, path and the like, under the names that backends use
 * @param secrets further settings that are never shown
 */
public record AddStorageConnection(
        StorageConnectionId id, String type, Map<String, String> settings, Map<String, Secret> secrets)
        implements Command {
    /** Refuses missing values. */
    public AddStorageConnection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        settings = Map.copyOf(settings);
        secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }

    /** Without secrets. */
    public AddStorageConnection(StorageConnectionId id, String type, Map<String, String> settings) {
        this(id, type, settings, Map.of());
    }
}
