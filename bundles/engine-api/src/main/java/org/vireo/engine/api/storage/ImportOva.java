package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.StorageDomainId;

/**
 * Makes a virtual machine or template of a package in a file of a host, whatever product made that. Disks and interfaces get ids of their
 * own. Immutable.
 *
 * @param id of the new one
 * @param template whether it becomes a template
 * @param name of the new one
 * @param host that has the file
 * @param path of the file, absolute, on the host; the host's settings say where it may be
 * @param cluster it goes to
 * @param domain where its disks will lie
 * @param sparse whether their space is taken as it is written
 */
public record ImportOva(
        UUID id,
        boolean template,
        String name,
        HostId host,
        String path,
        ClusterId cluster,
        StorageDomainId domain,
        boolean sparse)
        implements Command {
    /** Refuses missing values. */
    public ImportOva {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(domain, "domain");
    }
}
