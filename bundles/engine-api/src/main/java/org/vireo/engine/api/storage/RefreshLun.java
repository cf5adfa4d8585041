package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;

/**
 * Looks again how large the LUN is that a disk is. Immutable.
 *
 * @param disk which
 * @param host through which; any that can, if none is named
 */
public record RefreshLun(DiskId disk, Optional<HostId> host) implements Command {
    /** Refuses missing values. */
    public RefreshLun {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(host, "host");
    }
}
