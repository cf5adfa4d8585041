package org.vireo.engine.api.network;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.NicId;

/**
 * Changes a variable of the network filter of a network interface. Immutable.
 *
 * @param id which
 * @param nic whose
 * @param name new value
 * @param value new value
 */
public record UpdateNicFilterParameter(UUID id, NicId nic, Optional<String> name, Optional<String> value)
        implements Command {
    /** Refuses missing values. */
    public UpdateNicFilterParameter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(nic, "nic");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
