package org.vireo.engine.api.center;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;

/**
 * Adds a cluster. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param dataCenter its data center
 * @param cpuType empty for detection
 * @param memoryOvercommitPercent 100 or more
 * @param compatibility level such as 4.7
 */
public record AddCluster(
        ClusterId id,
        Details details,
        Optional<DataCenterId> dataCenter,
        String cpuType,
        int memoryOvercommitPercent,
        String compatibility)
        implements Command {
    /** Refuses missing values. */
    public AddCluster {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(dataCenter, "dataCenter");
        Objects.requireNonNull(cpuType, "cpuType");
        Objects.requireNonNull(compatibility, "compatibility");
    }
}
