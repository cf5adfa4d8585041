package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.DiskId;

/**
 * An empty image above the one that a running virtual machine writes to. Immutable.
 *
 * @param disk whose
 * @param source where it is; it reads through to the present one already
 */
public record NewTop(DiskId disk, DiskSource source) {
    /** Refuses missing values. */
    public NewTop {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(source, "source");
    }
}
