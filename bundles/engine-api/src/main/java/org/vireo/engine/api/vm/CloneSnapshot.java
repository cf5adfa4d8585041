package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.SnapshotId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/**
 * Makes a virtual machine of what a snapshot of another holds, with full copies of the images and interfaces with addresses of their own;
 * the other one may run. Immutable.
 *
 * @param id of the new one
 * @param source whose snapshot it is
 * @param snapshot to copy
 * @param details name and texts of the new one
 * @param cluster of the new one, in the same data center
 * @param settings for its starts
 */
public record CloneSnapshot(
        VmId id, VmId source, SnapshotId snapshot, Details details, ClusterId cluster, VmSettings settings)
        implements Command {
    /** Refuses missing values. */
    public CloneSnapshot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(settings, "settings");
    }
}
