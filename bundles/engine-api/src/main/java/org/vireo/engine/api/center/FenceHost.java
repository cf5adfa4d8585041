package org.vireo.engine.api.center;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Switches the power of a host with its fence agents. What was thought to run there is down once it is certainly off. Immutable.
 *
 * @param id which
 * @param action what to do
 * @param automatic whether the engine does it by itself because the host does not respond; ends quietly when the host is back by then
 */
public record FenceHost(HostId id, Action action, boolean automatic) implements Command {
    /** What to do with the power. */
    public enum Action {
        /** Give it. */
        START,
        /** Cut it. */
        STOP,
        /** Cut it, then give it. */
        RESTART
    }

    /** Refuses missing values. */
    public FenceHost {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(action, "action");
    }
}
