package org.vireo.engine.api.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;

/**
 * Makes a template of a virtual machine that is down; its disks are copied. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param vm to make it of
 * @param cluster its cluster, that of the virtual machine when missing
 * @param baseTemplate of which it is a new version
 * @param versionName of the version
 */
public record AddTemplate(
        TemplateId id,
        Details details,
        VmId vm,
        Optional<ClusterId> cluster,
        Optional<TemplateId> baseTemplate,
        String versionName)
        implements Command {
    /** Refuses missing values. */
    public AddTemplate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(baseTemplate, "baseTemplate");
        Objects.requireNonNull(versionName, "versionName");
    }
}
