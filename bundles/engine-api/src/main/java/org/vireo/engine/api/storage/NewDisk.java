package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.Optional;
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
 * @param domain where its image will lie; none for a LUN
 * @param format layout
 * @param size virtual size
 * @param sparse whether space is taken as it is written
 * @param shareable whether several virtual machines may use it
 * @param wipeAfterDelete whether its bytes are overwritten on removal
 * @param contentType data or iso
 * @param lun that it is as a whole
 */
public record NewDisk(
        DiskId id,
        Details details,
        Optional<StorageDomainId> domain,
        DiskFormat format,
        ByteSize size,
        boolean sparse,
        boolean shareable,
        boolean wipeAfterDelete,
        String contentType,
        Optional<NewLun> lun) {
    /** Refuses missing values. */
    public NewDisk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(contentType, "contentType");
        lun = lun == null ? Optional.empty() : lun;
        if (domain.isPresent() == lun.isPresent()) {
            throw new IllegalArgumentException("a disk is either an image in a storage domain or a LUN");
        }
    }

    /** One with an image. */
    public NewDisk(
            DiskId id,
            Details details,
            StorageDomainId domain,
            DiskFormat format,
            ByteSize size,
            boolean sparse,
            boolean shareable,
            boolean wipeAfterDelete,
            String contentType) {
        this(
                id,
                details,
                Optional.of(domain),
                format,
                size,
                sparse,
                shareable,
                wipeAfterDelete,
                contentType,
                Optional.empty());
    }

    /** One that is a LUN, whose size is not known yet. */
    public static NewDisk of(NewLun lun, DiskId id, Details details, boolean shareable) {
        return new NewDisk(
                id,
                details,
                Optional.empty(),
                DiskFormat.RAW,
                ByteSize.ZERO,
                false,
                shareable,
                false,
                "data",
                Optional.of(lun));
    }
}
