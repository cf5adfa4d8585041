package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VmId;

/**
 * Breaks off the move of a virtual machine to another host: it goes on where it is. Too late, it changes nothing. Immutable.
 *
 * @param id which
 */
public record CancelMigration(VmId id) implements Command {
    /** Refuses missing values. */
    public CancelMigration {
        Objects.requireNonNull(id, "id");
    }
}
