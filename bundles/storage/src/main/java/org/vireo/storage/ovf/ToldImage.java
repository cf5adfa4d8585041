package org.vireo.storage.ovf;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;

/**
 * An image that a snapshot keeps, as a storage domain tells of it. Immutable.
 *
 * @param id names its volume
 * @param snapshot whose state it holds
 * @param parent the image it reads through to
 * @param format layout
 * @param size virtual size
 * @param spoilt whether a merge has begun to write into it
 */
public record ToldImage(
        UUID id, UUID snapshot, Optional<UUID> parent, DiskFormat format, ByteSize size, boolean spoilt) {
    /** Refuses missing values. */
    public ToldImage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(snapshot, "snapshot");
        parent = parent == null ? Optional.empty() : parent;
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
    }
}
