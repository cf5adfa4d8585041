package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;

/**
 * Removes a disk that no running virtual machine uses and nothing reads through to. Immutable.
 *
 * @param id which
 */
public record RemoveDisk(DiskId id) implements Command {
    /** Refuses missing values. */
    public RemoveDisk {
        Objects.requireNonNull(id, "id");
    }
}
