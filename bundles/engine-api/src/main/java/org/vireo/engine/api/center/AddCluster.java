package org.vireo.engine.api.center;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.MacPoolId;
import org.vireo.model.NetworkId;

/**
 * Adds a cluster. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param dataCenter its data center
 * @param cpuType empty for detection
 * @param memoryOvercommitPercent 100 or more
 * @param compatibility level such as 4.7
 * @param macPool where its interfaces get their addresses; that of its data center if empty
 * @param management network between engine and hosts, that named ovirtmgmt if empty
 */
public record AddCluster(
        ClusterId id,
        Details details,
        Optional<DataCenterId> dataCenter,
        String cpuType,
        int memoryOvercommitPercent,
        String compatibility,
        Optional<MacPoolId> macPool,
        Optional<NetworkId> management)
        implements Command {
    /** Refuses missing values. */
    public AddCluster {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(dataCenter, "dataCenter");
        Objects.requireNonNull(cpuType, "cpuType");
        Objects.requireNonNull(compatibility, "compatibility");
        Objects.requireNonNull(macPool, "macPool");
        Objects.requireNonNull(management, "management");
    }

    /** With the MAC pool of its data center. */
    public AddCluster(
            ClusterId id,
            Details details,
            Optional<DataCenterId> dataCenter,
            String cpuType,
            int memoryOvercommitPercent,
            String compatibility) {
        this(
                id,
                details,
                dataCenter,
                cpuType,
                memoryOvercommitPercent,
                compatibility,
                Optional.empty(),
                Optional.empty());
    }
}
