package org.vireo.spi.storage;

import java.util.Objects;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;

/**
 * A volume as a backend needs it. Immutable.
 *
 * @param domain where it lies
 * @param id names it within the domain
 * @param format layout
 */
public record Volume(Domain domain, DiskId id, DiskFormat format) {
    /** Refuses missing values. */
    public Volume {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(format, "format");
    }
}
