package org.vireo.protocol.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostReply;

/**
 * A volume as it is. Immutable.
 *
 * @param id which
 * @param format layout
 * @param size virtual size
 * @param allocated space taken
 * @param backing what it reads through to
 */
public record VolumeState(DiskId id, DiskFormat format, ByteSize size, ByteSize allocated, Optional<DiskId> backing)
        implements HostReply {
    /** Refuses missing values. */
    public VolumeState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(allocated, "allocated");
        Objects.requireNonNull(backing, "backing");
    }
}
