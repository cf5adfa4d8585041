package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Puts a host into maintenance; refused while virtual machines run on it, unless they are stopped. Immutable.
 *
 * @param id which
 * @param reason for people
 * @param stopVms whether its virtual machines are shut down
 */
public record DeactivateHost(HostId id, String reason, boolean stopVms) implements Command {
    /** Refuses missing values. */
    public DeactivateHost {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
