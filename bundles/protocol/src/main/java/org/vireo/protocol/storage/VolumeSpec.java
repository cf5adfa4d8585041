package org.vireo.protocol.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;

/**
 * A volume to create. Immutable.
 *
 * @param id names it within the domain
 * @param format layout
 * @param size virtual size, more than zero
 * @param preallocated whether all space is taken now
 * @param backing volume of the same domain it reads through to
 */
public record VolumeSpec(DiskId id, DiskFormat format, ByteSize size, boolean preallocated, Optional<DiskId> backing) {
    /** Refuses missing values. */
    public VolumeSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(backing, "backing");
    }
}
