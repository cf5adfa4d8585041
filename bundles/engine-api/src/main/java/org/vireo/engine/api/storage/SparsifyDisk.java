package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;

/**
 * Gives back the space of a disk at rest that holds nothing but zeros. Immutable.
 *
 * @param id which
 */
public record SparsifyDisk(DiskId id) implements Command {
    /** Refuses missing values. */
    public SparsifyDisk {
        Objects.requireNonNull(id, "id");
    }
}
