package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Asks the package manager of a host whether there is something newer. Installs nothing. Immutable.
 *
 * @param id which
 */
public record CheckHostUpgrade(HostId id) implements Command {
    /** Refuses missing values. */
    public CheckHostUpgrade {
        Objects.requireNonNull(id, "id");
    }
}
