package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Grows a volume that no virtual machine uses. Repeatable; shrinking is refused. Immutable.
 *
 * @param target where
 * @param volume which
 * @param size new virtual size
 */
@Verb(name = "storage.resize-volume", reply = VolumeState.class)
public record ResizeVolume(StorageTarget target, DiskId volume, ByteSize size) implements HostRequest<VolumeState> {
    /** Refuses missing values. */
    public ResizeVolume {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(size, "size");
    }
}
