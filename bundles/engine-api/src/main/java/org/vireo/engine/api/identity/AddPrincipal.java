package org.vireo.engine.api.identity;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;

/**
 * Makes a user or group of a directory known to the engine; it may be known already. Immutable.
 *
 * @param group whether it is a group
 * @param id which
 */
public record AddPrincipal(boolean group, UUID id) implements Command {
    /** Refuses missing values. */
    public AddPrincipal {
        Objects.requireNonNull(id, "id");
    }
}
