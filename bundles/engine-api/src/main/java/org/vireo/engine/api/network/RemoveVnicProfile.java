package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.VnicProfileId;

/**
 * Removes a vNIC profile that no interface uses. Immutable.
 *
 * @param id which
 */
public record RemoveVnicProfile(VnicProfileId id) implements Command {
    /** Refuses missing values. */
    public RemoveVnicProfile {
        Objects.requireNonNull(id, "id");
    }
}
