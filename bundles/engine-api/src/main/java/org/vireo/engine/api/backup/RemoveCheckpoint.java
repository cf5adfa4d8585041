package org.vireo.engine.api.backup;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.CheckpointId;
import org.vireo.model.VmId;

/**
 * Has it remembered no longer what was written since a checkpoint. Immutable.
 *
 * @param vm which
 * @param id of the checkpoint
 */
public record RemoveCheckpoint(VmId vm, CheckpointId id) implements Command {
    /** Refuses missing values. */
    public RemoveCheckpoint {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(id, "id");
    }
}
