package org.vireo.engine.api.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.ClusterId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/**
 * Changes a virtual machine; a running one takes it on at its next start. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param cluster new one, only while down
 * @param settings for its next start
 */
public record UpdateVm(VmId id, DetailsChange details, Optional<ClusterId> cluster, Optional<VmSettings> settings)
        implements Command {
    /** Refuses missing values. */
    public UpdateVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(settings, "settings");
    }
}
