package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Removes a host; its certificate is void. Immutable.
 *
 * @param id which
 * @param force whether storage only it reaches is forgotten
 */
public record RemoveHost(HostId id, boolean force) implements Command {
    /** Refuses missing values. */
    public RemoveHost {
        Objects.requireNonNull(id, "id");
    }
}
