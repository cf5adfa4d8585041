package org.vireo.engine.api.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;

/**
 * Puts a disc into the drive of a running virtual machine for this run, or takes it out. Immutable.
 *
 * @param id which
 * @param disc disk with an ISO file, empty to eject
 */
public record LoadDisc(VmId id, Optional<DiskId> disc) implements Command {
    /** Refuses missing values. */
    public LoadDisc {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(disc, "disc");
    }
}
