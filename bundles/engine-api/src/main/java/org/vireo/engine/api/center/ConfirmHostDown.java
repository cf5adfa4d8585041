package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * An administrator vouches that a lost host is off or was rebooted, so that its virtual machines are down and may start elsewhere.
 * Confirming wrongly lets two hosts write the same disks. Immutable.
 *
 * @param id which
 */
public record ConfirmHostDown(HostId id) implements Command {
    /** Refuses missing values. */
    public ConfirmHostDown {
        Objects.requireNonNull(id, "id");
    }
}
