package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.StorageConnectionId;

/**
 * Forgets a way to a place that no storage domain uses. Immutable.
 *
 * @param id which
 */
public record RemoveStorageConnection(StorageConnectionId id) implements Command {
    /** Refuses missing values. */
    public RemoveStorageConnection {
        Objects.requireNonNull(id, "id");
    }
}
