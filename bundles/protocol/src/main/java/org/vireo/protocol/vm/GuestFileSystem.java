package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.ByteSize;

/**
 * A file system mounted in a guest. Immutable.
 *
 * @param mountPoint path in the guest
 * @param type such as {@code ext4}
 * @param total size
 * @param used used
 */
public record GuestFileSystem(String mountPoint, String type, ByteSize total, ByteSize used) {
    /** Refuses missing values. */
    public GuestFileSystem {
        Objects.requireNonNull(mountPoint, "mountPoint");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(used, "used");
    }
}
