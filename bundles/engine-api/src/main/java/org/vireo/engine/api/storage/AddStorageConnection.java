package org.vireo.engine.api.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.StorageConnectionId;

/**
 * Keeps a way to a place that can hold storage domains. Immutable.
 *
 * @param id of the new one
 * @param type kind of storage
 * @param settings address, path and the like, under the names that backends use
 */
public record AddStorageConnection(StorageConnectionId id, String type, Map<String, String> settings)
        implements Command {
    /** Refuses missing values. */
    public AddStorageConnection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        settings = Map.copyOf(settings);
    }
}
