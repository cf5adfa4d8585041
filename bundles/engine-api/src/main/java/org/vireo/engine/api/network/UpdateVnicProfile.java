package org.vireo.engine.api.network;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.VnicProfileId;

/**
 * Changes a vNIC profile. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param portMirroring new value
 * @param passThrough new value
 */
public record UpdateVnicProfile(
        VnicProfileId id, DetailsChange details, Optional<Boolean> portMirroring, Optional<Boolean> passThrough)
        implements Command {
    /** Refuses missing values. */
    public UpdateVnicProfile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(portMirroring, "portMirroring");
        Objects.requireNonNull(passThrough, "passThrough");
    }
}
