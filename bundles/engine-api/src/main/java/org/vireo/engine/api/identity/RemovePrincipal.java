package org.vireo.engine.api.identity;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;

/**
 * Makes a user or group unknown to the engine and takes away what it had; it stays in its directory. Immutable.
 *
 * @param group whether it is a group
 * @param id which
 */
public record RemovePrincipal(boolean group, UUID id) implements Command {
    /** Refuses missing values. */
    public RemovePrincipal {
        Objects.requireNonNull(id, "id");
    }
}
