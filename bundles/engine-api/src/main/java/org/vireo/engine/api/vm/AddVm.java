package org.vireo.engine.api.vm;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/**
 * Adds a virtual machine from a template; its disks are made from those of the template, more may come with it. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param cluster its cluster
 * @param template to make it from
 * @param settings for its starts
 * @param fullCopy whether disks are full copies
 * @param placement storage domain per disk of the template, the same one when missing
 * @param disks further ones, made or attached in the same job; each names this machine
 */
public record AddVm(
        VmId id,
        Details details,
        ClusterId cluster,
        TemplateId template,
        VmSettings settings,
        boolean fullCopy,
        Map<DiskId, StorageDomainId> placement,
        List<AttachDisk> disks)
        implements Command {
    /** Refuses missing values, and disks for another machine; a job kept by an engine that knew of no further disks has none. */
    public AddVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(settings, "settings");
        placement = Map.copyOf(placement);
        disks = disks == null ? List.of() : List.copyOf(disks);
        if (disks.stream().anyMatch(disk -> !disk.vm().equals(id))) {
            throw new IllegalArgumentException("disks of VM " + id + " are for another one: " + disks);
        }
    }

    /** Without further disks. */
    public AddVm(
            VmId id,
            Details details,
            ClusterId cluster,
            TemplateId template,
            VmSettings settings,
            boolean fullCopy,
            Map<DiskId, StorageDomainId> placement) {
        this(id, details, cluster, template, settings, fullCopy, placement, List.of());
    }
}
