package org.vireo.storage.ovf;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskInterface;

/**
 * A disk of a machine in a package, as its descriptor tells of it. Immutable.
 *
 * @param id its name in the descriptor
 * @param file plain name of the file in the package that holds its image; empty for a disk with nothing on it
 * @param length of that file, where it is told
 * @param capacity how much the disk holds
 * @param format of the image, {@code vmdk}, {@code qcow2} or {@code raw}; empty without an image
 * @param attachment how the guest sees it
 */
public record PackagedDisk(
        String id, String file, Optional<Long> length, ByteSize capacity, String format, DiskInterface attachment) {
    /** Refuses missing values. */
    public PackagedDisk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(attachment, "attachment");
    }
}
