package org.vireo.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;

/**
 * A disk that comes out of a package. Immutable; kept as JSON with its job.
 *
 * @param id it gets
 * @param texts name and the like
 * @param file in the package that holds its image, empty for none
 * @param format of that image
 * @param size virtual size
 * @param attachment how the guest sees it
 * @param bootable whether the firmware may boot from it
 * @param wipeAfterDelete whether its bytes are overwritten on removal
 */
record ArrivingDisk(
        DiskId id,
        Details texts,
        String file,
        String format,
        ByteSize size,
        DiskInterface attachment,
        boolean bootable,
        boolean wipeAfterDelete) {
    ArrivingDisk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(attachment, "attachment");
    }
}
