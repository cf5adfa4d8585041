package org.vireo.engine.api.center;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Binds the agent that waits at a host's address to a host that is known already: one that waits for its agent, or whose agent was set up
 * anew. Immutable.
 *
 * @param id which
 * @param fingerprint of the waiting agent's key, compared when given
 */
public record AdoptHost(HostId id, Optional<String> fingerprint) implements Command {
    /** Refuses missing values. */
    public AdoptHost {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }
}
