package org.vireo.engine.api.center;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.MacPoolId;

/**
 * Changes a cluster. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param dataCenter new one, only while it has none
 * @param cpuType new value
 * @param memoryOvercommitPercent new value
 * @param compatibility new level
 * @param macPool new one
 */
public record UpdateCluster(
        ClusterId id,
        DetailsChange details,
        Optional<DataCenterId> dataCenter,
        Optional<String> cpuType,
        Optional<Integer> memoryOvercommitPercent,
        Optional<String> compatibility,
        Optional<MacPoolId> macPool)
        implements Command {
    /** Refuses missing values. */
    public UpdateCluster {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(dataCenter, "dataCenter");
        Objects.requireNonNull(cpuType, "cpuType");
        Objects.requireNonNull(memoryOvercommitPercent, "memoryOvercommitPercent");
        Objects.requireNonNull(compatibility, "compatibility");
        Objects.requireNonNull(macPool, "macPool");
    }

    /** With the MAC pool as it is. */
    public UpdateCluster(
            ClusterId id,
            DetailsChange details,
            Optional<DataCenterId> dataCenter,
            Optional<String> cpuType,
            Optional<Integer> memoryOvercommitPercent,
            Optional<String> compatibility) {
        this(id, details, dataCenter, cpuType, memoryOvercommitPercent, compatibility, Optional.empty());
    }
}
