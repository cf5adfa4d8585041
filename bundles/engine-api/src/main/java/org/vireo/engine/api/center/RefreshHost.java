package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Asks a host anew what it is and can do. Immutable.
 *
 * @param id which
 */
public record RefreshHost(HostId id) implements Command {
    /** Refuses missing values. */
    public RefreshHost {
        Objects.requireNonNull(id, "id");
    }
}
