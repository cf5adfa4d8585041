package org.vireo.engine.api.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.SnapshotId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;

/**
 * Makes a template of a virtual machine that is down, or of what a snapshot of it holds; its disks are copied. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param vm to make it of
 * @param cluster its cluster, that of the virtual machine when missing
 * @param baseTemplate of which it is a new version
 * @param versionName of the version
 * @param snapshot that it is made of instead of the present state: then the virtual machine may do what it wants meanwhile
 */
public record AddTemplate(
        TemplateId id,
        Details details,
        VmId vm,
        Optional<ClusterId> cluster,
        Optional<TemplateId> baseTemplate,
        String versionName,
        Optional<SnapshotId> snapshot)
        implements Command {
    /** Refuses missing values. */
    public AddTemplate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(baseTemplate, "baseTemplate");
        Objects.requireNonNull(versionName, "versionName");
        snapshot = snapshot == null ? Optional.empty() : snapshot; // commands kept by an earlier version
    }

    /** One of the present state. */
    public AddTemplate(
            TemplateId id,
            Details details,
            VmId vm,
            Optional<ClusterId> cluster,
            Optional<TemplateId> baseTemplate,
            String versionName) {
        this(id, details, vm, cluster, baseTemplate, versionName, Optional.empty());
    }
}
