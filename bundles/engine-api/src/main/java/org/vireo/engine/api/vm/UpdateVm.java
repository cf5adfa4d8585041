package org.vireo.engine.api.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.ClusterId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/**
 * Changes a virtual machine; a running one takes on what it can at once, the rest at its next start. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param cluster new one, only while down
 * @param settings it is to have
 * @param nextRun whether a running one takes all on at its next start only
 */
public record UpdateVm(
        VmId id, DetailsChange details, Optional<ClusterId> cluster, Optional<VmSettings> settings, boolean nextRun)
        implements Command {
    /** Refuses missing values. */
    public UpdateVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(settings, "settings");
    }

    /** One that takes effect as soon as it can. */
    public UpdateVm(VmId id, DetailsChange details, Optional<ClusterId> cluster, Optional<VmSettings> settings) {
        this(id, details, cluster, settings, false);
    }
}
