package org.vireo.engine.api.network;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.NicId;

/**
 * Gives a variable of the network filter of a network interface a value, one more if it has some. Immutable.
 *
 * @param id of the new one
 * @param nic whose
 * @param name of the variable
 * @param value for it
 */
public record AddNicFilterParameter(UUID id, NicId nic, String name, String value) implements Command {
    /** Refuses missing values. */
    public AddNicFilterParameter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(nic, "nic");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
