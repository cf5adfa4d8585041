package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Puts a host back to work. Immutable.
 *
 * @param id which
 */
public record ActivateHost(HostId id) implements Command {
    /** Refuses missing values. */
    public ActivateHost {
        Objects.requireNonNull(id, "id");
    }
}
