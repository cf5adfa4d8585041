package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Copies what a guest would read from one volume into a new one that reads through to nothing. Repeatable. Immutable.
 *
 * @param target where both lie
 * @param source which is copied; nothing may write to it meanwhile
 * @param copy name of the new volume
 * @param format layout of the new volume
 */
@Verb(name = "storage.copy-volume", reply = VolumeState.class)
public record CopyVolume(StorageTarget target, DiskId source, DiskId copy, DiskFormat format)
        implements HostRequest<VolumeState> {
    /** Refuses missing values. */
    public CopyVolume {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(copy, "copy");
        Objects.requireNonNull(format, "format");
    }
}
