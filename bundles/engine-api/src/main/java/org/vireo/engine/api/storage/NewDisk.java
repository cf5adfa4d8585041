package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;

/**
 * A disk to add. Immutable.
 *
 * @param id of the new one
 * @param details name and texts
 * @param domain where its image will lie
 * @param format layout
 * @param size virtual size
 * @param sparse whether space is taken as it is written
 * @param shareable whether several virtual machines may use it
 * @param wipeAfterDelete whether its bytes are overwritten on removal
 * @param contentType data or iso
 */
public record NewDisk(
        DiskId id,
        Details details,
        StorageDomainId domain,
        DiskFormat format,
        ByteSize size,
        boolean sparse,
        boolean shareable,
        boolean wipeAfterDelete,
        String contentType) {
    /** Refuses missing values. */
    public NewDisk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(contentType, "contentType");
    }
}
