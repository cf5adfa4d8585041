package org.vireo.engine.api.vm;

import java.util.Map;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/**
 * Adds a virtual machine from a template; its disks are made from those of the template. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param cluster its cluster
 * @param template to make it from
 * @param settings for its starts
 * @param fullCopy whether disks are full copies
 * @param placement storage domain per disk of the template, the same one when missing
 */
public record AddVm(
        VmId id,
        Details details,
        ClusterId cluster,
        TemplateId template,
        VmSettings settings,
        boolean fullCopy,
        Map<DiskId, StorageDomainId> placement)
        implements Command {
    /** Refuses missing values. */
    public AddVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(settings, "settings");
        placement = Map.copyOf(placement);
    }
}
